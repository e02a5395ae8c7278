using FsCheck.Xunit;
using static Lifecycle.Partnerships.PartnershipStage;
using static Lifecycle.Partnerships.PartnershipTrigger;

namespace Lifecycle.Partnerships.Tests.Laws;

[Properties(Arbitrary = [typeof(Chronicles)], MaxTest = 200, QuietOnSuccess = true)]
public class LifecycleLaws
{
    private static readonly (PartnershipTrigger Trigger, PartnershipStage From, PartnershipStage To)[] Moves =
    [
        (BeginDevelopment, Preparation, Development),
        (ReachAgreement, Development, Implementation),
        (Launch, Implementation, Fulfilment),
        (Rescope, Development, Preparation),
        (Renegotiate, Implementation, Development),
        (Renegotiate, Fulfilment, Development),
        (Restructure, Fulfilment, Implementation),
        (StartNewCycle, Fulfilment, Preparation),
        (Suspend, Implementation, Suspended),
        (Suspend, Fulfilment, Suspended),
        (PartnershipTrigger.Resume, Suspended, Implementation),
        (PartnershipTrigger.Resume, Suspended, Fulfilment),
        (Decline, Preparation, NotPursued),
        (Decline, Development, NotPursued),
        (BeginClosure, Implementation, Closing),
        (BeginClosure, Fulfilment, Closing),
        (BeginClosure, Suspended, Closing),
        (Conclude, Closing, Concluded),
        (Dissolve, Development, Dissolved),
        (Dissolve, Implementation, Dissolved),
        (Dissolve, Fulfilment, Dissolved),
        (Dissolve, Suspended, Dissolved),
        (Dissolve, Closing, Dissolved),
        (Amend, Implementation, Implementation),
        (Amend, Fulfilment, Fulfilment),
        (Amend, Suspended, Suspended),
        (Remind, Implementation, Implementation),
        (Remind, Fulfilment, Fulfilment),
        (Remind, Suspended, Suspended),
        (Renegotiate, Suspended, Development),
        (ExtendSuspension, Suspended, Suspended),
        (CallOffClosure, Closing, Implementation),
        (CallOffClosure, Closing, Fulfilment),
    ];

    [Property]
    public void Only_defined_transitions_change_the_stage(Chronicle chronicle)
    {
        foreach (var step in chronicle.Steps)
        {
            if (step.Accepted is { } trigger)
                Assert.Contains((trigger, step.Before.Stage, step.After.Stage), Moves);
            else
                Assert.Equal((step.Before.Stage, step.Before.Version), (step.After.Stage, step.After.Version));
        }
    }

    [Property]
    public void It_resumes_in_the_stage_it_was_suspended_from(Chronicle chronicle)
    {
        var suspendedFrom = Preparation;
        foreach (var step in chronicle.Steps)
        {
            if (step.Accepted == Suspend)
                suspendedFrom = step.Before.Stage;
            else if (step.Accepted == PartnershipTrigger.Resume)
                Assert.Equal(suspendedFrom, step.After.Stage);
        }
    }

    [Property]
    public void A_refused_or_failed_command_changes_nothing(Chronicle chronicle)
    {
        foreach (var step in chronicle.Steps.Where(step =>
            step.Exception is not null || step.Fired is { Accepted: false }))
        {
            Assert.Same(step.Before.Record, step.After.Record);
            Assert.Equal((step.Before.Stage, step.Before.Version), (step.After.Stage, step.After.Version));
        }
    }

    [Property]
    public void A_mandatory_criterion_is_never_bypassed(Chronicle chronicle)
    {
        foreach (var report in chronicle
                .Steps.Where(step => step.Accepted is not null)
                .Select(step => step.Fired!.Value.Report))
        {
            Assert.All(
                report.Lines.Where(line => line.Criterion.Severity == Severity.Mandatory),
                line => Assert.True(line.Verdict is Verdict.Met or Verdict.NotApplicable, line.ToString()));
            Assert.All(
                report.Lines.Where(line => line.Verdict == Verdict.Waived),
                line => Assert.Equal(Severity.Waivable, line.Criterion.Severity));
        }
    }

    [Property]
    public void No_waiver_is_granted_for_a_mandatory_criterion(Chronicle chronicle)
    {
        foreach (var waiver in chronicle.Steps
            .SelectMany(step => step.After.Record.Waivers)
            .Select(each => each.Waiver))
            Assert.False(waiver.CriterionId is "DEV-01" or "IMP-01" or "IMP-02" or "LOOP-01", waiver.ToString());
    }

    [Property]
    public void The_cycle_number_increases_by_one_only_with_StartNewCycle(Chronicle chronicle)
    {
        foreach (var step in chronicle.Steps)
            Assert.Equal(step.Before.Record.Cycle + (step.Accepted == StartNewCycle ? 1 : 0), step.After.Record.Cycle);
    }

    [Property]
    public void When_work_goes_on_the_papers_of_an_ending_are_set_aside_and_stay_on_record(Chronicle chronicle)
    {
        foreach (var step in chronicle.Steps.Where(GoesOn))
        {
            var (before, after) = (step.Before.Record, step.After.Record);
            Assert.True(after is
            {
                DeclineJustification: null, ClosurePlan: null, Settlement: null, Termination: null,
            });
            var papers = after.EarlierPapers.Skip(before.EarlierPapers.Count).SingleOrDefault();
            Assert.Equal(
                (before.DeclineJustification, before.ClosurePlan, before.Settlement, before.Termination),
                (papers?.DeclineJustification, papers?.ClosurePlan, papers?.Settlement, papers?.Termination));
        }
    }

    private static bool GoesOn(Step step) =>
        step.Accepted is not (null or Amend or Remind)
        && step.After.Stage is Preparation or Development or Implementation or Fulfilment;

    [Property]
    public void Facts_that_are_recorded_late_change_nothing_about_who_was_asked_before(Chronicle chronicle)
    {
        foreach (var step in chronicle.Steps.Where(step => step.Accepted is null))
        {
            var versions = step.Before.Record.AgreementVersions.Zip(step.After.Record.AgreementVersions);
            Assert.All(versions, pair => Assert.Equal(pair.First.InForceSince, pair.Second.InForceSince));
            foreach (var (before, after) in step.Before.Record.Partners.Zip(step.After.Record.Partners))
            {
                Assert.Equal(
                    before.EarlierMemberships.SelectMany(each => each.Moves).Concat(before.Moves),
                    after.EarlierMemberships.SelectMany(each => each.Moves).Concat(after.Moves)
                        .Take(before.Moves.Count + before.EarlierMemberships.Sum(each => each.Moves.Count)));
                if (after.Stage == MembershipStage.Withdrawn && before.Stage == MembershipStage.OnNotice)
                    Assert.InRange(after.StageEnteredAt!.Value, before.Notice!.EndsAt!.Value, step.At);
            }
        }
    }

    [Property]
    public void No_entry_of_the_changes_is_lost_and_every_fact_adds_one(Chronicle chronicle)
    {
        foreach (var step in chronicle.Steps)
        {
            var before = step.Before.Record.Changes;
            Assert.Equal(before, step.After.Record.Changes.Take(before.Count));
            if (step.Before.Record.Risks != step.After.Record.Risks)
                Assert.Equal("risk", step.After.Record.Changes[^1].What);
        }
    }

    [Property]
    public void Every_return_to_an_earlier_stage_has_its_own_review_and_learning(Chronicle chronicle)
    {
        var (reviews, learnings) = (0, 0);
        foreach (var step in chronicle.Steps)
        {
            if (step.Accepted is Rescope or Renegotiate or Restructure or StartNewCycle)
            {
                Assert.True(reviews > 0, step.Command.Text);
                Assert.True(learnings > 0, step.Command.Text);
            }

            (reviews, learnings) = step.Accepted is null or Amend or Remind or ExtendSuspension
                ? (reviews + step.After.Record.Reviews.Count - step.Before.Record.Reviews.Count,
                    learnings + step.After.Record.Learnings.Count - step.Before.Record.Learnings.Count)
                : (0, 0);
        }
    }

    [Property]
    public void It_is_declined_only_before_an_agreement_and_dissolved_only_after_one(Chronicle chronicle)
    {
        var wasInForce = false;
        foreach (var step in chronicle.Steps)
        {
            if (step.Accepted == Decline)
                Assert.False(wasInForce);
            if (step.Accepted == Dissolve)
                Assert.True(wasInForce);
            wasInForce |= step.After.IsInForce;
        }
    }

    [Property]
    public void Nothing_is_recorded_after_the_end(Chronicle chronicle)
    {
        foreach (var step in chronicle.Steps)
        {
            Assert.Equal(step.After.HasEnded, step.After.Record.EndedAt is not null);
            if (step.Before.HasEnded)
                Assert.Same(step.Before.Record, step.After.Record);
        }
    }

    [Property]
    public void The_record_matches_the_stage(Chronicle chronicle)
    {
        foreach (var standing in chronicle.Steps.Select(step => step.After))
        {
            Assert.Equal(standing.IsInForce, standing.Record.VersionInForce is not null);
            Assert.Equal(standing.Stage, standing.Record.Stage ?? Preparation);
            Assert.Equal(standing.Stage == Suspended, standing.Record.Suspensions is [.., { Until: null }]);
        }
    }

    [Property]
    public void It_can_be_stored_and_restored_in_every_state(Chronicle chronicle)
    {
        foreach (var record in chronicle
                .Steps.Select(step => step.After.Record)
                .Distinct(ReferenceEqualityComparer.Instance)
                .Cast<PartnershipRecord>())
        {
            var json = Partnership.Restore(record).ToJson();
            Assert.Equal(json, Partnership.FromJson(json).ToJson());
        }
    }
}
