using System.Collections.Immutable;
using static Lifecycle.Partnerships.PartnershipTrigger;

namespace Lifecycle.Partnerships.Tests.Roles;

public class RolePolicyTests
{
    private static readonly PartnershipTrigger[] OfTheManager =
        [
            Launch,
            Suspend,
            PartnershipTrigger.Resume,
            BeginClosure,
            Conclude,
            Dissolve,
            ExtendSuspension,
            CallOffClosure,
        ];

    private readonly RolePolicy _policy = new();

    private readonly Partnership _partnership = new("Warm Homes", "City Council", Sector.LocalGovernment);

    [Fact]
    public void The_manager_may_fire_every_trigger_and_others_only_some()
    {
        _partnership.Governance.Appoint(PartnershipRole.Manager, "A. Khan");

        Assert.All(Enum.GetValues<PartnershipTrigger>(), trigger =>
            Assert.Null(_policy.ReasonAgainst(_partnership, trigger, "A. Khan")));
        Assert.Equal(
            OfTheManager,
            Enum.GetValues<PartnershipTrigger>()
                .Where(trigger => _policy.ReasonAgainst(_partnership, trigger, "J. Osei") is not null));
        Assert.Equal(
            "Only the partnership manager, A. Khan, may fire Launch; the actor is not named.",
            _policy.ReasonAgainst(_partnership, Launch, null));
    }

    [Fact]
    public void Without_a_manager_no_one_may_fire_the_launch()
    {
        Assert.Equal(
            "Only the partnership manager may fire Launch, or a sponsor while there is none, and no one holds these "
                + "roles.",
            _policy.ReasonAgainst(_partnership, Launch, "A. Khan"));
    }

    [Fact]
    public void While_there_is_no_manager_a_sponsor_may_fire_the_launch()
    {
        _partnership.Governance.Appoint(PartnershipRole.Sponsor, "Director");

        Assert.Null(_policy.ReasonAgainst(_partnership, Launch, "Director"));
        Assert.Equal(
            "Only a sponsor, Director, may fire Launch while no one is the partnership manager; the actor is A. Khan.",
            _policy.ReasonAgainst(_partnership, Launch, "A. Khan"));
        _partnership.Governance.Appoint(PartnershipRole.Manager, "A. Khan");
        Assert.NotNull(_policy.ReasonAgainst(_partnership, Launch, "Director"));
    }

    [Fact]
    public void Where_the_manager_or_the_chair_would_do_the_reason_names_both()
    {
        var partner = _partnership.Members[0];
        _partnership.Governance.Appoint(PartnershipRole.Sponsor, "Director");
        Assert.Equal(
            "Only a sponsor, Director, may fire Remove while no one is the partnership manager or the chair of the "
                + "board; the actor is A. Khan.",
            _policy.ReasonAgainst(_partnership, partner, MembershipTrigger.Remove, "A. Khan"));

        _partnership.Governance.Appoint(PartnershipRole.BoardChair, "Dr Cole");
        Assert.Equal(
            "Only the partnership manager or the chair of the board, Dr Cole, may fire Remove; the actor is A. Khan.",
            _policy.ReasonAgainst(_partnership, partner, MembershipTrigger.Remove, "A. Khan"));
    }

    [Fact]
    public void Other_roles_can_be_given_a_trigger()
    {
        var policy = new RolePolicy(new()
        {
            Roles = ImmutableDictionary.CreateRange(
            [
                KeyValuePair.Create(Launch, ImmutableList.Create(PartnershipRole.BoardChair)),
            ]),
        });
        _partnership.Governance.Appoint(PartnershipRole.Manager, "A. Khan");
        _partnership.Governance.Appoint(PartnershipRole.BoardChair, "Dr Cole");

        Assert.NotNull(policy.ReasonAgainst(_partnership, Launch, "A. Khan"));
        Assert.Null(policy.ReasonAgainst(_partnership, Launch, "Dr Cole"));
        Assert.Null(policy.ReasonAgainst(_partnership, Suspend, "A. Khan"));
    }

    [Fact]
    public void A_trigger_cannot_be_opened_to_anyone_by_a_list_without_a_role()
    {
        var terms = new PartnershipTerms
        {
            Roles = ImmutableDictionary.CreateRange(
            [
                KeyValuePair.Create(Launch, ImmutableList<PartnershipRole>.Empty),
            ]),
        };

        Assert.StartsWith(
            "The terms list Launch, but name no role for it.",
            Assert.Throws<ArgumentException>(() => new RolePolicy(terms)).Message);
    }

    [Theory]
    [InlineData(" a.  KHAN ")]
    [InlineData("A.\tKhan")]
    public void Names_are_compared_trimmed_with_spaces_folded_and_regardless_of_case(string actor)
    {
        _partnership.Governance.Appoint(PartnershipRole.Manager, "A. Khan");
        _partnership.Governance.Appoint(PartnershipRole.Manager, actor);

        Assert.Null(_policy.ReasonAgainst(_partnership, Launch, actor));
        Assert.Single(_partnership.Governance.Appointments);
        _partnership.Governance.Dismiss(PartnershipRole.Manager, actor);
        Assert.Empty(_partnership.Governance.HoldersOf(PartnershipRole.Manager));
    }

    [Fact]
    public void A_dismissed_manager_may_not_fire_the_launch()
    {
        _partnership.Governance.Appoint(PartnershipRole.Manager, "A. Khan");

        _partnership.Governance.Dismiss(PartnershipRole.Manager, "A. Khan");

        Assert.NotNull(_policy.ReasonAgainst(_partnership, Launch, "A. Khan"));
    }
}
