using static Lifecycle.Partnerships.PartnershipStage;
using static Lifecycle.Partnerships.PartnershipTrigger;

namespace Lifecycle.Partnerships.Tests.Aggregate;

public class AgreementTests
{
    [Fact]
    public async Task An_amendment_stays_open_when_fewer_than_two_partners_are_left_to_sign_it()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);
        var (partnership, now) = (homes.Partnership, homes.Now);
        partnership.Agreement.Draft("amendment.pdf", new(), now);
        partnership.Agreement.Sign(2, WarmHomes.Charity, now);

        foreach (var partner in new[] { WarmHomes.Charity, WarmHomes.Trust, WarmHomes.Council })
        {
            partnership.Members.GiveNotice(partner, new("Merger.", now.AddDays(90)), now);
            Assert.Equal((1, 2), (partnership.Agreement.InForce?.Number, partnership.Agreement.OpenAmendment?.Number));
        }
    }

    [Fact]
    public async Task An_agreement_does_not_come_into_force_if_a_signature_is_lifted_during_evaluation()
    {
        var slow = new SlowCheck();
        var homes = await new WarmHomes(
            new PartnershipLifecycle().With(criteria => criteria.Add<SlowCheck>(entering: Implementation)),
            slow).GoTo(Development);
        var reaching = homes.Instance.TryFireAsync(ReachAgreement).AsTask();
        homes.Partnership.Agreement.LiftSignature(1, WarmHomes.Trust, "Typo.", homes.Now);
        slow.Done.SetResult();

        var thrown = await Assert.ThrowsAsync<PartnershipRuleException>(() => reaching);

        Assert.Equal(PartnershipRule.AgreementIsSigned, thrown.Rule);
        Assert.Equal((Development, (int?)null), (homes.Instance.Stage, homes.Partnership.Record.VersionInForce));
        Assert.All(homes.Partnership.Benefits, benefit => Assert.False(benefit.IsFixed));
    }

    [Fact]
    public async Task An_agreement_that_only_one_signs_because_the_others_are_in_breach_is_not_reached()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);
        await homes.LoopAsync(Renegotiate);
        foreach (var partner in new[] { WarmHomes.Trust, WarmHomes.Charity })
            homes.Partnership.Members.DeclareBreach(partner, "Payments are missing.", 30, WarmHomes.Manager);
        homes.Partnership.Agreement.Draft("second.pdf", Terms, homes.Now);
        homes.Partnership.Agreement.Sign(2, WarmHomes.Council, homes.Now);

        var result = await homes.Instance.TryFireAsync(ReachAgreement, new() { Actor = WarmHomes.Manager });

        var line = Assert.Single(result.Report.Blocking);
        Assert.Equal("IMP-02", line.Criterion.Id);
        Assert.Equal(
            "Of the committed partners, fewer than two independent ones have signed the agreement, version 2 "
                + "(second.pdf).",
            line.Reason);
        homes.Partnership.Agreement.Sign(2, WarmHomes.Trust, homes.Now);
        await homes.Move(ReachAgreement);
        Assert.Equal(2, homes.Partnership.Agreement.InForce?.Number);
    }

    [Fact]
    public async Task A_partnership_in_Implementation_without_an_agreement_in_force_cannot_launch()
    {
        var homes = await new WarmHomes().GoTo(Development);
        var inconsistent = new PartnershipLifecycle().Resume(
            homes.Partnership,
            Implementation,
            2,
            new() { TimeProvider = homes.Clock });
        var result = await inconsistent.TryFireAsync(Launch, new() { Actor = WarmHomes.Manager });

        Assert.Equal(["IMP-02"], result.Report.Blocking.Select(line => line.Criterion.Id));
    }

    [Criterion("SLOW", "A slow check has completed")]
    private sealed class SlowCheck : IEntryCriterion<Partnership>
    {
        public TaskCompletionSource Done { get; } = new();

        public async ValueTask<CriterionResult> EvaluateAsync(
            CriterionContext<Partnership> context,
            CancellationToken cancellationToken)
        {
            await Done.Task.WaitAsync(cancellationToken);
            return CriterionResult.Met();
        }
    }

    private static readonly AgreementTerms Terms = new("3 months", "by the board", "by all partners");

    private readonly WarmHomes _homes = new();

    private Partnership Partnership => _homes.Partnership;

    private DateTimeOffset Now => _homes.Now;

    private static PartnershipRule RuleOf(Action act) => Assert.Throws<PartnershipRuleException>(act).Rule;

    private void ThreeAreCommitted()
    {
        _homes.Record("DEV");
        _homes.Record("IMP-01");
    }

    [Fact]
    public void A_signature_locks_the_text_until_it_is_lifted_and_the_lifting_is_recorded()
    {
        ThreeAreCommitted();
        var first = Partnership.Agreement.Draft("first.pdf", Terms, Now);
        Partnership.Agreement.Sign(first, WarmHomes.Council, Now);

        var locked = Assert.Throws<PartnershipRuleException>(() =>
            Partnership.Agreement.Draft("second.pdf", Terms, Now));
        Assert.Equal(
            "The text of version 1 (first.pdf) is locked: City Council signed it. Lift the signatures first.",
            locked.Message);
        Partnership.Agreement.LiftSignature(first, "city council", "A typing error.", Now);
        var second = Partnership.Agreement.Draft("second.pdf", Terms, Now);

        Assert.Equal((2, second), (second, Partnership.Agreement.Latest?.Number));
        Assert.Equal(
            new SignatureLifting("A typing error.", Now),
            Partnership.Agreement.Versions[0].Signatures.Single().Lifting);
        Assert.False(Partnership.Agreement.Versions[0].IsLocked);
    }

    [Theory]
    [InlineData("Foundation Trust")]
    [InlineData(WarmHomes.Trust)]
    public void The_signature_of_a_renamed_partner_can_be_lifted_by_its_new_and_its_former_name(string name)
    {
        ThreeAreCommitted();
        Partnership.Agreement.Draft("first.pdf", Terms, Now);
        Partnership.Agreement.Sign(1, WarmHomes.Trust, Now);
        Partnership.Members.Rename(WarmHomes.Trust, "Foundation Trust", Now);

        Assert.Equal(
            PartnershipRule.PartnerIsKnown,
            RuleOf(() => Partnership.Agreement.LiftSignature(1, WarmHomes.Charity, "Typo.", Now)));
        Partnership.Agreement.LiftSignature(1, name, "Typo.", Now);

        Assert.False(Partnership.Agreement.Versions[0].IsLocked);
    }

    [Fact]
    public void Only_committed_partners_can_sign_and_only_the_latest_version()
    {
        ThreeAreCommitted();
        Partnership.Members.Add("Newcomer", Sector.Business);
        Assert.Equal(PartnershipRule.VersionExists,
            RuleOf(() => Partnership.Agreement.Sign(1, WarmHomes.Council, Now)));
        Partnership.Agreement.Draft("first.pdf", Terms, Now);
        Partnership.Agreement.Draft("second.pdf", Terms, Now);

        Assert.Equal(PartnershipRule.VersionIsLatest,
            RuleOf(() => Partnership.Agreement.Sign(1, WarmHomes.Council, Now)));
        Assert.Equal(PartnershipRule.PartnerIsKnown, RuleOf(() => Partnership.Agreement.Sign(2, "Unknown Ltd", Now)));
        Assert.Equal(PartnershipRule.SignatoryIsCommitted,
            RuleOf(() => Partnership.Agreement.Sign(2, "newcomer", Now)));
    }

    [Fact]
    public void Signing_twice_changes_nothing()
    {
        ThreeAreCommitted();
        Partnership.Agreement.Draft("first.pdf", Terms, Now);
        Partnership.Agreement.Sign(1, WarmHomes.Council, Now);
        var record = Partnership.Record;

        _homes.Clock.Advance(TimeSpan.FromDays(1));
        Partnership.Agreement.Sign(1, "CITY COUNCIL", Now);

        Assert.Same(record, Partnership.Record);
    }

    [Fact]
    public void A_withdrawn_draft_cannot_be_signed()
    {
        ThreeAreCommitted();
        Assert.Equal(PartnershipRule.VersionExists,
            RuleOf(() => Partnership.Agreement.WithdrawDraft("There is none.", Now)));
        Partnership.Agreement.Draft("first.pdf", Terms, Now);

        Partnership.Agreement.WithdrawDraft("No longer wanted.", Now);

        Assert.Null(Partnership.Agreement.Latest);
        Assert.Equal(PartnershipRule.VersionIsLatest,
            RuleOf(() => Partnership.Agreement.Sign(1, WarmHomes.Council, Now)));
        Assert.Equal(2, Partnership.Agreement.Draft("second.pdf", Terms, Now));
    }

    [Fact]
    public async Task A_version_in_force_cannot_be_changed()
    {
        await _homes.GoTo(Implementation);

        Assert.Equal(
            PartnershipRule.VersionIsNotInForce,
            RuleOf(() => Partnership.Agreement.LiftSignature(1, WarmHomes.Council, "Regret.", Now)));
        Assert.Equal(PartnershipRule.VersionIsNotInForce,
            RuleOf(() => Partnership.Agreement.WithdrawDraft("Regret.", Now)));
    }

    [Fact]
    public async Task An_amendment_that_all_have_signed_is_brought_into_force_within_the_stage()
    {
        await _homes.GoTo(Fulfilment);
        var amendment = Partnership.Agreement.Draft("amendment.pdf", Terms, Now);

        Partnership.Agreement.Sign(amendment, WarmHomes.Council, Now);
        Partnership.Agreement.Sign(amendment, WarmHomes.Trust, Now);
        Assert.Equal(["IMP-02"], await _homes.RefusalOf(Amend));
        Partnership.Agreement.Sign(amendment, WarmHomes.Charity, Now);
        Assert.Equal(1, Partnership.Agreement.InForce?.Number);
        Assert.Equal(amendment, Partnership.Agreement.OpenAmendment?.Number);
        await _homes.Move(Amend);

        Assert.Equal(Fulfilment, _homes.Instance.Stage);
        Assert.Equal(amendment, Partnership.Agreement.InForce?.Number);
        Assert.Null(Partnership.Agreement.OpenAmendment);
    }

    [Fact]
    public void A_missing_signature_cannot_be_lifted()
    {
        ThreeAreCommitted();
        Partnership.Agreement.Draft("first.pdf", Terms, Now);

        Assert.Equal(
            PartnershipRule.PartnerIsKnown,
            RuleOf(() => Partnership.Agreement.LiftSignature(1, WarmHomes.Council, "Regret.", Now)));
        Assert.Equal(
            PartnershipRule.VersionExists,
            RuleOf(() => Partnership.Agreement.LiftSignature(7, WarmHomes.Council, "Regret.", Now)));
    }

    [Fact]
    public void A_signed_draft_cannot_be_withdrawn_before_its_signatures_are_lifted()
    {
        ThreeAreCommitted();
        Partnership.Agreement.Draft("first.pdf", Terms, Now);
        Partnership.Agreement.Sign(1, WarmHomes.Council, Now);

        Assert.Equal(PartnershipRule.TextIsUnlocked, RuleOf(() => Partnership.Agreement.WithdrawDraft("Regret.", Now)));
    }

    [Fact]
    public async Task Signatures_on_a_version_that_was_in_force_cannot_be_lifted()
    {
        await _homes.GoTo(Fulfilment);
        await _homes.LoopAsync(PartnershipTrigger.Renegotiate);

        Assert.Equal(
            PartnershipRule.VersionIsNotInForce,
            RuleOf(() => Partnership.Agreement.LiftSignature(1, WarmHomes.Council, "Regret.", Now)));
    }

    [Fact]
    public async Task A_partner_that_joins_signs_the_version_in_force_and_becomes_active()
    {
        await _homes.GoTo(Implementation);
        _homes.Record("FUL");
        Partnership.Members.Add("Newcomer", Sector.Business);
        Partnership.Members.RecordEngagement("Newcomer", "Talks.", Now);
        Partnership.Members.Commit("Newcomer", "letter", Now);
        Partnership.Agreement.Draft("amendment.pdf", Terms, Now);
        Partnership.Agreement.Sign(1, "Newcomer", Now);

        Assert.Equal(MembershipStage.Active, Partnership.Members["Newcomer"].Stage);
        Assert.True(
            (await _homes.Instance.EvaluateAsync(PartnershipTrigger.Launch, new() { Actor = WarmHomes.Manager })).Passed
        );
    }

    [Fact]
    public void A_version_cannot_be_signed_before_it_is_drafted()
    {
        ThreeAreCommitted();
        Partnership.Agreement.Draft("first.pdf", Terms, Now);

        Assert.Throws<ArgumentOutOfRangeException>(
            () => Partnership.Agreement.Sign(1, WarmHomes.Council, Now.AddDays(-1)));
    }

    [Fact]
    public async Task An_amendment_that_a_leaver_refuses_to_sign_comes_into_force_only_once_its_notice_has_ended()
    {
        await _homes.GoTo(Fulfilment);
        var amendment = Partnership.Agreement.Draft("amendment.pdf", Terms, Now);
        Partnership.Agreement.Sign(amendment, WarmHomes.Council, Now);
        Partnership.Agreement.Sign(amendment, WarmHomes.Trust, Now);

        Partnership.Members.GiveNotice(WarmHomes.Charity, new("Merger.", Now.AddDays(90)), Now);
        Assert.Equal(1, Partnership.Agreement.InForce?.Number);
        Assert.Equal(["IMP-02"], await _homes.RefusalOf(Amend));
        _homes.Clock.Advance(TimeSpan.FromDays(90));
        await _homes.Move(Amend);

        Assert.Equal(amendment, Partnership.Agreement.InForce?.Number);
    }

    [Fact]
    public async Task A_partner_in_breach_does_not_veto_an_amendment()
    {
        await _homes.GoTo(Fulfilment);
        var amendment = Partnership.Agreement.Draft("amendment.pdf", Terms, Now);
        Partnership.Agreement.Sign(amendment, WarmHomes.Council, Now);
        Partnership.Agreement.Sign(amendment, WarmHomes.Trust, Now);

        Partnership.Members.DeclareBreach(WarmHomes.Charity, "Payments are missing.", 30, WarmHomes.Manager);
        Assert.Equal(1, Partnership.Agreement.InForce?.Number);
        await _homes.Move(Amend);
        Partnership.Members.RemedyBreach(WarmHomes.Charity, Now, WarmHomes.Manager);

        Assert.Equal(amendment, Partnership.Agreement.InForce?.Number);
        Assert.False(Partnership.Agreement.InForce!.IsSignedBy(Partnership.Members[WarmHomes.Charity]));
    }

    [Fact]
    public async Task An_amendment_without_exit_terms_is_refused_unless_waived()
    {
        await _homes.GoTo(Fulfilment);
        SignedByAll(Partnership.Agreement.Draft("amendment.pdf", new(), Now));

        Assert.Equal(["IMP-07"], await _homes.RefusalOf(Amend));
        new WaiverAuthority(new PartnershipLifecycle()).Grant(
            Partnership, new("IMP-07", "Director of Public Health", "The terms follow.", Now), WarmHomes.Manager);
        await _homes.Move(Amend);

        Assert.Equal(2, Partnership.Agreement.InForce?.Number);
    }

    [Fact]
    public async Task Without_an_open_amendment_there_is_nothing_to_bring_into_force()
    {
        await _homes.GoTo(Fulfilment);

        Assert.Contains("AMD-01", await _homes.RefusalOf(Amend));
    }

    [Fact]
    public async Task A_draft_that_another_one_replaced_does_not_come_back_when_that_one_is_withdrawn()
    {
        await _homes.GoTo(Fulfilment);
        var replaced = Partnership.Agreement.Draft("second.pdf", Terms, Now);
        Partnership.Agreement.Draft("third.pdf", Terms, Now);

        Partnership.Agreement.WithdrawDraft("Not wanted.", Now);

        Assert.Null(Partnership.Agreement.OpenAmendment);
        Assert.Equal(1, Partnership.Agreement.Latest?.Number);
        Assert.Equal(
            PartnershipRule.VersionIsLatest,
            RuleOf(() => Partnership.Agreement.Sign(replaced, WarmHomes.Council, Now)));
    }

    private void SignedByAll(int version)
    {
        foreach (var partner in Partnership.Members)
            Partnership.Agreement.Sign(version, partner.Name, Now);
    }
}
