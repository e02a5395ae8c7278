using static Lifecycle.Partnerships.PartnershipStage;

namespace Lifecycle.Partnerships.Tests.Stories;

/// <summary>Who left may come back: as a new member, with the old membership on record.</summary>
public class InvitedAgainTests
{
    private readonly WarmHomes _homes = new();

    private Partnership Partnership => _homes.Partnership;

    private Partner Charity => Partnership.Members[WarmHomes.Charity];

    private async Task WithdrawAsync()
    {
        await _homes.GoTo(Fulfilment);
        Partnership.Members.GiveNotice(WarmHomes.Charity, new("Merger.", _homes.Now.AddDays(30)), _homes.Now);
        _homes.Clock.Advance(TimeSpan.FromDays(30));
        Partnership.Members.Withdraw(WarmHomes.Charity, _homes.Now);
    }

    [Fact]
    public async Task A_partner_that_withdrew_becomes_a_joiner_that_must_sign_again()
    {
        await WithdrawAsync();

        Partnership.Members.InviteAgain(WarmHomes.Charity, _homes.Now, WarmHomes.Manager);
        Assert.Equal((MembershipStage.Identified, 0L), (Charity.Stage, Charity.MembershipVersion));
        Partnership.Members.RecordEngagement(WarmHomes.Charity, "They are back.", _homes.Now);
        Partnership.Members.Commit(WarmHomes.Charity, "second letter", _homes.Now);
        Assert.Equal([WarmHomes.Charity], Partnership.Members.Joiners.Select(partner => partner.Name));
        Assert.Equal(2, Partnership.Members.IndependentParties);
        Partnership.Agreement.Sign(1, WarmHomes.Charity, _homes.Now);

        Assert.Equal((MembershipStage.Active, 3), (Charity.Stage, Partnership.Members.IndependentParties));
    }

    [Fact]
    public async Task The_old_membership_stays_on_record()
    {
        await WithdrawAsync();

        Partnership.Members.InviteAgain("age charity", _homes.Now, WarmHomes.Manager);

        var old = Assert.Single(Charity.EarlierMemberships);
        Assert.Equal(
            (MembershipStage.Withdrawn, _homes.Now, WarmHomes.Manager),
            (old.Stage, old.InvitedAgainAt, old.InvitedAgainBy));
        Assert.Equal("Merger.", old.Moves[^2].Notice?.Reason);
        Assert.Equal((null, null), (Charity.Notice, Charity.Commitment));
        Assert.Equal(
            Partnership.ToJson(), Partnership.Restore(Partnership.Record, _homes.Clock).ToJson());
    }

    [Fact]
    public void A_candidate_that_declined_may_become_a_candidate_again()
    {
        _homes.Record("DEV");
        Partnership.Members.Decline(WarmHomes.Charity, _homes.Now);

        Partnership.Members.InviteAgain(WarmHomes.Charity, _homes.Now);

        Assert.Contains(Charity, Partnership.Members.External);
    }

    [Fact]
    public async Task A_partner_that_was_removed_may_be_invited_again()
    {
        await _homes.GoTo(Fulfilment);
        Partnership.Members.DeclareBreach(WarmHomes.Charity, "Payments are missing.", 30, WarmHomes.Manager);
        _homes.Clock.Advance(TimeSpan.FromDays(30));
        Partnership.Members.Remove(WarmHomes.Charity, WarmHomes.Removal, WarmHomes.Manager);

        Partnership.Members.InviteAgain(WarmHomes.Charity, _homes.Now);

        Assert.Equal((MembershipStage.Identified, (RemovalDecision?)null), (Charity.Stage, Charity.Removal));
        Assert.Equal(WarmHomes.Removal, Charity.EarlierMemberships[0].Moves[^1].Removal);
    }

    [Fact]
    public async Task Only_a_partner_that_has_left_is_invited_again_and_not_before_it_left()
    {
        await _homes.GoTo(Fulfilment);
        Assert.Equal(
            PartnershipRule.PartnerHasLeft,
            Assert.Throws<PartnershipRuleException>(() =>
                Partnership.Members.InviteAgain(WarmHomes.Charity, _homes.Now)).Rule);
        Partnership.Members.GiveNotice(WarmHomes.Charity, new("Merger.", _homes.Now.AddDays(30)), _homes.Now);
        _homes.Clock.Advance(TimeSpan.FromDays(30));
        Partnership.Members.Withdraw(WarmHomes.Charity, _homes.Now);

        Assert.Throws<ArgumentOutOfRangeException>(() =>
            Partnership.Members.InviteAgain(WarmHomes.Charity, _homes.Now.AddDays(-1)));
    }
}
