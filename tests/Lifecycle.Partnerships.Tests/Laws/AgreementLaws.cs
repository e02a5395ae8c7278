using FsCheck.Xunit;
using static Lifecycle.Partnerships.PartnershipTrigger;

namespace Lifecycle.Partnerships.Tests.Laws;

[Properties(Arbitrary = [typeof(Chronicles)], MaxTest = 200, QuietOnSuccess = true)]
public class AgreementLaws
{
    [Property]
    public void A_move_on_the_main_line_a_resumption_and_a_new_cycle_need_two_signatories(Chronicle chronicle)
    {
        foreach (var step in chronicle.Steps)
        {
            if (step.Accepted is ReachAgreement or Launch or Restructure or PartnershipTrigger.Resume or CallOffClosure)
                Assert.InRange(step.After.Signatories, 2, int.MaxValue);
            else if (step.Accepted is StartNewCycle)
                Assert.InRange(step.Before.Signatories, 2, int.MaxValue);
        }
    }

    [Property]
    public void With_fewer_than_two_signatories_it_can_only_be_amended_renegotiated_suspended_or_ended(
        Chronicle chronicle)
    {
        foreach (var step in chronicle.Steps.Where(step => step.Before is { IsInForce: true, Signatories: < 2 }))
            Assert.Contains(
                step.Accepted,
                new PartnershipTrigger?[]
                {
                    null, Amend, Remind, Renegotiate, Suspend, ExtendSuspension, BeginClosure, Dissolve,
                });
    }

    [Property]
    public void While_in_force_it_loses_a_signatory_only_when_a_partner_leaves(Chronicle chronicle)
    {
        foreach (var step in chronicle.Steps.Where(step =>
            step.Before.IsInForce
            && step.After.IsInForce
            && step.Accepted != Amend
            && step.After.Signatories < step.Before.Signatories))
        {
            Assert.Single(step.Before.Record.Partners.Zip(step.After.Record.Partners), pair =>
                pair.First.Stage is MembershipStage.OnNotice or MembershipStage.InBreach
                && pair.Second.Stage is MembershipStage.Withdrawn or MembershipStage.Removed
                || pair.First.Stage != MembershipStage.Merged && pair.Second.Stage == MembershipStage.Merged);
        }
    }

    [Property]
    public void A_version_comes_into_force_only_when_every_party_not_in_breach_and_at_least_two_have_signed(
        Chronicle chronicle)
    {
        foreach (var step in chronicle.Steps.Where(step =>
            step.After.Record.VersionInForce is { } version && version != step.Before.Record.VersionInForce))
        {
            Assert.InRange(step.After.Signatories, 2, int.MaxValue);
            Assert.All(step.After.Record.Partners.Where(partner => MustSign(partner, step)), partner =>
                Assert.Contains(step.After.InForce!.Signatures, signature =>
                    partner.IsCalled(signature.Partner) && signature.Lifting is null));
        }
    }

    [Property]
    public void The_text_of_a_version_never_changes(Chronicle chronicle)
    {
        foreach (var step in chronicle.Steps)
        {
            Assert.Equal(
                step.Before.Record.AgreementVersions.Select(TextOf),
                step.After.Record.AgreementVersions.Take(step.Before.Record.AgreementVersions.Count).Select(TextOf));
        }
    }

    [Property]
    public void No_signature_is_lost_or_lifted_on_a_version_that_was_in_force(Chronicle chronicle)
    {
        foreach (var step in chronicle.Steps)
        {
            var versions = step.Before.Record.AgreementVersions.Zip(step.After.Record.AgreementVersions);
            foreach (var (before, after) in versions)
            {
                Assert.Equal(
                    before.Signatures.Select(signature => (signature.Partner, signature.At)),
                    after
                        .Signatures.Take(before.Signatures.Count)
                        .Select(signature => (signature.Partner, signature.At)));
                if (before.InForceSince is not null)
                    Assert.Equal(before.Signatures, after.Signatures.Take(before.Signatures.Count));
            }
        }
    }

    [Property]
    public void Only_ReachAgreement_Amend_and_CallOffClosure_bring_a_version_into_force(Chronicle chronicle)
    {
        foreach (var step in chronicle.Steps.Where(step =>
            step.After.Record.VersionInForce is { } version && version != step.Before.Record.VersionInForce))
            Assert.Contains(step.Accepted, new PartnershipTrigger?[] { ReachAgreement, Amend, CallOffClosure });
    }

    [Property]
    public void At_most_one_version_that_was_never_in_force_is_signed(Chronicle chronicle)
    {
        foreach (var record in chronicle.Steps.Select(step => step.After.Record))
            Assert.InRange(
                record.AgreementVersions.Count(version => version is { InForceSince: null, IsLocked: true }),
                0,
                1);
    }

    [Property]
    public void Benefits_stay_unchanged_from_the_end_of_Development_until_it_is_entered_again(Chronicle chronicle)
    {
        var agreed = new Dictionary<string, Benefit>();
        foreach (var step in chronicle.Steps)
        {
            if (step.Accepted == ReachAgreement)
                agreed = step.After.Record.Benefits.ToDictionary(benefit => benefit.Name);
            else if (step.After.Stage == PartnershipStage.Development)
                agreed.Clear();

            foreach (var benefit in agreed.Values)
                Assert.Contains(step.After.Record.Benefits, each =>
                    (each.Name, each.Measure, each.Direction, each.Baseline, each.Target, each.Owner)
                    == (benefit.Name, benefit.Measure, benefit.Direction, benefit.Baseline, benefit.Target,
                        benefit.Owner));
        }
    }

    [Property]
    public void New_work_begins_only_in_the_term_of_the_agreement(Chronicle chronicle)
    {
        foreach (var step in chronicle.Steps.Where(step => step.Accepted is Launch or Restructure or StartNewCycle))
            Assert.False(step.Before.IsExpiredOn(step.At), step.Command.Text);
    }

    [Property]
    public void A_reminder_is_given_at_most_once_for_each_number_of_days_and_says_how_many(Chronicle chronicle)
    {
        AgreementEnds? last = null;
        foreach (var step in chronicle.Steps.Where(step => step.Accepted == Remind))
        {
            var ends = Assert.IsType<AgreementEnds>(Assert.Single(step.Fired!.Value.Events));
            Assert.Equal(
                ends.Ends.DayNumber - DateOnly.FromDateTime(step.At.UtcDateTime).DayNumber, ends.DaysLeft);
            Assert.True(last is null || last.Ends != ends.Ends || ends.DaysLeft < last.DaysLeft);
            last = ends;
        }
    }

    [Property]
    public void No_version_comes_into_force_past_the_gates_of_what_it_changes(Chronicle chronicle)
    {
        foreach (var step in chronicle.Steps.Where(step => step.Accepted is ReachAgreement or Amend))
        {
            var terms = step.After.InForce!.Terms;
            Assert.True(!step.Before.Record.PoolsFunds || terms.PooledFund is not null, step.Command.Text);
            Assert.True(
                chronicle.Profile == PartnershipProfile.Light
                    || terms is { Notice: not null, Withdrawal: not null, Dissolution: not null }
                    || step.Fired!.Value.Report.Lines.Any(line =>
                        line.Criterion.Id == "IMP-07" && line.Verdict == Verdict.Waived),
                step.Command.Text);
        }
    }

    /// <summary>
    /// Whether a partner is asked: for the first agreement every committed one, for an amendment those who are party to
    /// the version in force. A closure that is called off asks no one anew.
    /// </summary>
    private static bool MustSign(Partner partner, Step step) => partner.Stage switch
    {
        _ when step.Accepted == CallOffClosure => false,
        _ when step.Accepted == Amend && !step.Before.InForce!.IsSignedBy(partner) => false,
        MembershipStage.Committed or MembershipStage.Active => true,
        MembershipStage.OnNotice => partner.Notice!.EndsAt > step.At,
        _ => false,
    };

    private static (int Number, string Document, AgreementTerms Terms, DateTimeOffset DraftedAt) TextOf(
        AgreementVersion version) => (version.Number, version.Document, version.Terms, version.DraftedAt);
}
