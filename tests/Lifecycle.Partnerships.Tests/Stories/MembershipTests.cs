using static Lifecycle.Partnerships.PartnershipStage;
using static Lifecycle.Partnerships.PartnershipTrigger;

namespace Lifecycle.Partnerships.Tests.Stories;

public class MembershipTests
{
    private readonly WarmHomes _homes = new();

    private Partnership Partnership => _homes.Partnership;

    private DateTimeOffset Now => _homes.Now;

    private MembershipStage Stage => Partnership.Members[WarmHomes.Charity].Stage;

    private void Remove(RemovalDecision decision, string? actor = WarmHomes.Manager) =>
        Partnership.Members.Remove(WarmHomes.Charity, decision, actor);

    private static string[] RefusalOf(Action act) =>
        [.. Assert.Throws<EntryRefusedException>(act).Report.Blocking.Select(line => line.Criterion.Id)];

    [Fact]
    public void Verification_of_the_membership_lifecycle_finds_nothing() =>
        Assert.Equal("MembershipLifecycle: nothing found.", new MembershipLifecycle().Verify().ToString());

    [Fact]
    public async Task A_partner_goes_from_identified_through_engaged_and_committed_to_active()
    {
        _homes.Record("DEV");
        Assert.Equal(MembershipStage.Identified, Stage);
        Partnership.Members.RecordEngagement(WarmHomes.Charity, "First talk.", Now);
        Assert.Equal(MembershipStage.Engaged, Stage);
        Partnership.Members.Commit(WarmHomes.Charity, "letter", Now);
        Assert.Equal(MembershipStage.Committed, Stage);

        var homes = await new WarmHomes().GoTo(Implementation);

        Assert.All(homes.Partnership.Members, partner => Assert.Equal(MembershipStage.Active, partner.Stage));
    }

    [Fact]
    public void A_partner_cannot_commit_before_it_is_engaged()
    {
        _homes.Record("DEV");

        var thrown = Assert.Throws<TransitionNotPermittedException>(() =>
            Partnership.Members.Commit(WarmHomes.Charity, "letter", Now));

        Assert.Equal(
            "Commit is not permitted in Identified. Permitted: Merge, Succeed, Engage, Decline.", thrown.Message);
    }

    [Fact]
    public void A_partner_that_declines_does_not_count_as_a_party()
    {
        _homes.Record("DEV");
        _homes.Record("IMP-01");

        Partnership.Members.Decline(WarmHomes.Charity, Now);

        Assert.Equal(MembershipStage.Declined, Stage);
        Assert.Equal(2, Partnership.Members.IndependentParties);
    }

    [Fact]
    public async Task A_partner_withdraws_when_its_notice_has_ended_which_calls_for_a_review()
    {
        await _homes.GoTo(Fulfilment);
        Assert.Equal(
            ["MEM-03"],
            RefusalOf(() => Partnership.Members.GiveNotice(WarmHomes.Charity, new("Merger.", Now), Now)));
        Assert.Equal(
            ["MEM-03"],
            RefusalOf(() => Partnership.Members.GiveNotice(WarmHomes.Charity, new(" ", Now.AddDays(90)), Now)));
        Partnership.Members.GiveNotice(WarmHomes.Charity, new("Merger.", Now.AddDays(90)), Now);
        _homes.Clock.Advance(TimeSpan.FromDays(89));
        Assert.Equal(["MEM-04"], RefusalOf(() => Partnership.Members.Withdraw(WarmHomes.Charity, Now)));
        _homes.Clock.Advance(TimeSpan.FromDays(1));

        Partnership.Members.Withdraw(WarmHomes.Charity, Now);

        Assert.Equal(MembershipStage.Withdrawn, Stage);
        Assert.Equal(["Age Charity has withdrawn."], Partnership.Reviews.Calls.Select(call => call.Reason));
        Partnership.Reviews.Record(new(ReviewKind.EventDriven, "review", ReviewOutcome.Continue, Now));
        Assert.Empty(Partnership.Reviews.Calls);
    }

    [Fact]
    public async Task The_period_of_a_notice_runs_from_its_recording_whatever_day_it_was_given()
    {
        await _homes.GoTo(Fulfilment);
        var (given, end) = (Now.AddDays(-90), Now.AddDays(30));

        Assert.Equal(
            ["MEM-03"], RefusalOf(() => Partnership.Members.GiveNotice(WarmHomes.Charity, new("Merger.", Now), given)));
        Assert.Equal(MembershipStage.Active, Stage);
        Partnership.Members.GiveNotice(WarmHomes.Charity, new("Merger.", end), given);

        Assert.Equal(["MEM-04"], RefusalOf(() => Partnership.Members.Withdraw(WarmHomes.Charity, Now)));
        Assert.Contains(Partnership.Members.Committed, partner => partner.Name == WarmHomes.Charity);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(60)]
    [InlineData(90)]
    public async Task A_breach_is_remedied_or_the_partner_is_removed_when_the_time_has_passed(int days)
    {
        await _homes.GoTo(Fulfilment);
        Partnership.Members.DeclareBreach(WarmHomes.Charity, "Payments are missing.", days, WarmHomes.Manager);
        _homes.Clock.Advance(TimeSpan.FromDays(1));
        Partnership.Members.RemedyBreach(WarmHomes.Charity, Now, WarmHomes.Manager);
        Assert.Equal(
            (MembershipStage.Active, (BreachNotice?)null),
            (Stage, Partnership.Members[WarmHomes.Charity].Breach));

        Partnership.Members.DeclareBreach(WarmHomes.Charity, "Payments are missing.", days, WarmHomes.Manager);
        _homes.Clock.Advance(TimeSpan.FromDays(days - 1));
        Assert.Equal(["MEM-06"], RefusalOf(() => Remove(WarmHomes.Removal)));
        _homes.Clock.Advance(TimeSpan.FromDays(1));
        Remove(WarmHomes.Removal);

        Assert.Equal(MembershipStage.Removed, Stage);
        Assert.Equal(["Age Charity was removed."], Partnership.Reviews.Calls.Select(call => call.Reason));
    }

    [Theory]
    [InlineData("", 30)]
    [InlineData("Payments are missing.", 45)]
    public async Task A_breach_needs_a_description_and_30_60_or_90_days_to_remedy_it(string breach, int days)
    {
        await _homes.GoTo(Fulfilment);

        Assert.Equal(["MEM-05"], RefusalOf(() =>
            Partnership.Members.DeclareBreach(WarmHomes.Charity, breach, days, WarmHomes.Manager)));
    }

    [Fact]
    public async Task A_removal_is_a_decision_that_states_who_why_and_by_what_vote()
    {
        await _homes.GoTo(Fulfilment);
        Partnership.Members.DeclareBreach(WarmHomes.Charity, "Payments are missing.", 30, WarmHomes.Manager);
        _homes.Clock.Advance(TimeSpan.FromDays(30));

        Assert.Equal(["MEM-08"], RefusalOf(() => Remove(new())));
        Assert.Equal(["MEM-08"], RefusalOf(() => Remove(WarmHomes.Removal with { Vote = " " })));
        Remove(WarmHomes.Removal);

        Assert.Equal(WarmHomes.Removal, Partnership.Members[WarmHomes.Charity].Removal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("J. Osei")]
    public async Task Only_those_whom_the_role_policy_allows_declare_a_breach_accept_its_remedy_or_remove_a_partner(
        string? actor)
    {
        await _homes.GoTo(Fulfilment);
        Assert.Equal(
            ["ROL-02"],
            RefusalOf(() => Partnership.Members.DeclareBreach(WarmHomes.Charity, "Payments are missing.", 30, actor)));
        Partnership.Members.DeclareBreach(WarmHomes.Charity, "Payments are missing.", 30, WarmHomes.Manager);
        _homes.Clock.Advance(TimeSpan.FromDays(30));

        Assert.Equal(["ROL-02"], RefusalOf(() => Partnership.Members.RemedyBreach(WarmHomes.Charity, Now, actor)));
        Assert.Equal(["ROL-02"], RefusalOf(() => Remove(WarmHomes.Removal, actor)));
        Assert.Equal(MembershipStage.InBreach, Stage);
    }

    [Fact]
    public async Task The_time_to_remedy_a_breach_runs_from_its_recording_whatever_day_comes_with_the_notice()
    {
        await _homes.GoTo(Fulfilment);
        var backDated = new BreachNotice("Payments are missing.", 90) { GivenAt = Now.AddDays(-90) };

        await Partnership.Members.MembershipOf(WarmHomes.Charity).FireAsync(
            MembershipTrigger.DeclareBreach, new() { Actor = WarmHomes.Manager, Payload = backDated });

        Assert.Equal(Now.AddDays(90), Partnership.Members[WarmHomes.Charity].Breach?.RemedyBy);
        Assert.Equal(["MEM-06"], RefusalOf(() => Remove(WarmHomes.Removal)));
    }

    [Fact]
    public async Task With_one_partner_left_it_can_only_be_renegotiated_suspended_closed_or_dissolved()
    {
        await _homes.GoTo(Fulfilment);
        foreach (var partner in new[] { WarmHomes.Charity, WarmHomes.Trust })
        {
            Partnership.Members.GiveNotice(partner, new("Merger.", Now.AddDays(30)), Now);
            _homes.Clock.Advance(TimeSpan.FromDays(30));
            Partnership.Members.Withdraw(partner, Now);
        }

        Partnership.Reviews.Record(new(ReviewKind.EventDriven, "review", ReviewOutcome.Renegotiate, Now));
        Partnership.Reviews.RecordLearning("Partners left.", "Ask sooner.", Now);
        Partnership.AdoptClosurePlan(new("Letters", "Handover"));
        Partnership.RecordTermination("termination.pdf", "No partner is left.");
        Assert.Contains("IMP-01", await _homes.RefusalOf(Restructure));
        Assert.Contains("IMP-01", await _homes.RefusalOf(StartNewCycle));
        Assert.Equal(["DEV-03"], await _homes.RefusalOf(Renegotiate));
        Partnership.Members.Add("Newcomer", Sector.Business);
        foreach (var trigger in new[] { Renegotiate, BeginClosure, Dissolve })
            Assert.True((await _homes.Instance.EvaluateAsync(trigger, new() { Actor = WarmHomes.Manager })).Passed);

        await _homes.Move(Suspend, payload: _homes.Notice);
        Assert.Contains("IMP-01", await _homes.RefusalOf(PartnershipTrigger.Resume, WarmHomes.Decision));
    }

    [Fact]
    public async Task Added_criteria_apply_to_the_methods_and_to_the_instance_alike()
    {
        _homes.Record("DEV");
        Partnership.Members.UseLifecycle(
            new MembershipLifecycle().With(criteria => criteria.Add<NoOneJoins>(entering: MembershipStage.Committed)));
        Partnership.Members.RecordEngagement(WarmHomes.Charity, "Talks.", Now);

        var result = await Partnership.Members.MembershipOf(WarmHomes.Charity)
            .TryFireAsync(MembershipTrigger.Commit, new() { Payload = new Commitment("letter", Now) });

        Assert.Equal(["NO-1"], result.Report.Blocking.Select(line => line.Criterion.Id));
        Assert.Equal(["NO-1"], RefusalOf(() => Partnership.Members.Commit(WarmHomes.Charity, "letter", Now)));
        Assert.Equal(MembershipStage.Engaged, Stage);
    }

    [Fact]
    public async Task A_signatory_stays_committed_while_an_added_criterion_refuses_to_activate_it()
    {
        Partnership.Members.UseLifecycle(
            new MembershipLifecycle().With(criteria => criteria.Add<NoOneJoins>(entering: MembershipStage.Active)));

        await _homes.GoTo(Implementation);

        Assert.All(Partnership.Members, partner => Assert.Equal(MembershipStage.Committed, partner.Stage));
        Assert.Equal(3, Partnership.Members.IndependentParties);
    }

    [Fact]
    public async Task An_outdated_membership_instance_is_refused()
    {
        _homes.Record("DEV");
        var outOfDate = Partnership.Members.MembershipOf(WarmHomes.Charity);
        _homes.Record("IMP-01");

        var result = await outOfDate.TryFireAsync(MembershipTrigger.Engage);

        Assert.Equal(["MEM-07"], result.Report.Blocking.Select(line => line.Criterion.Id));
        Assert.Equal(MembershipStage.Committed, Stage);
    }

    [Criterion("NO-1", "No one joins")]
    private sealed class NoOneJoins : EntryCriterion<Membership>
    {
        protected override CriterionResult Evaluate(CriterionContext<Membership> context) =>
            CriterionResult.Unmet($"{context.Subject.Partner} cannot join {context.Subject.Partnership}.");
    }

    [Criterion("VET-01", "The register of charities lists the partner")]
    private sealed class IsListed : IEntryCriterion<Membership>
    {
        public static TaskCompletionSource Answer { get; set; } = new();

        public async ValueTask<CriterionResult> EvaluateAsync(
            CriterionContext<Membership> context, CancellationToken cancellationToken)
        {
            await Answer.Task.WaitAsync(cancellationToken);
            return CriterionResult.Met();
        }
    }

    [Fact]
    public async Task A_criterion_that_has_to_be_awaited_blocks_no_thread_and_is_awaited_by_firing_the_membership()
    {
        IsListed.Answer = new();
        _homes.Record("DEV");
        Partnership.Members.RecordEngagement(WarmHomes.Charity, "First talk.", Now);
        Partnership.Members.UseLifecycle(new MembershipLifecycle().With(criteria =>
            criteria.Add<IsListed>(entering: MembershipStage.Committed)));
        var record = Partnership.Record;

        var thrown = Assert.Throws<PartnershipRuleException>(() =>
            Partnership.Members.Commit(WarmHomes.Charity, "letter", Now));
        Assert.Equal(PartnershipRule.CriteriaAreSynchronous, thrown.Rule);
        var fire = Partnership.Members.MembershipOf(WarmHomes.Charity)
            .FireAsync(MembershipTrigger.Commit, new() { Payload = new Commitment("letter", Now) });
        IsListed.Answer.SetResult();
        await fire;

        Assert.Equal(MembershipStage.Committed, Stage);
        Assert.Single(Partnership.Members[WarmHomes.Charity].Moves, move => move.To == MembershipStage.Committed);
        Assert.NotSame(record, Partnership.Record);
    }
}
