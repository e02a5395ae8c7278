using static Lifecycle.Partnerships.PartnershipTrigger;

namespace Lifecycle.Partnerships.Tests.Roles;

public class RolePolicyTests
{
    private static readonly PartnershipTrigger[] OfTheManager =
        [Launch, Suspend, PartnershipTrigger.Resume, BeginClosure, Conclude, Dissolve];

    private readonly RolePolicy _policy = new();

    private readonly Partnership _partnership = new("Warm Homes", "City Council", Sector.LocalGovernment);

    [Fact]
    public void The_manager_may_fire_every_trigger_and_others_only_some()
    {
        _partnership.Appoint(PartnershipRole.Manager, "A. Khan");

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
            "Only the partnership manager may fire Launch, and none is appointed.",
            _policy.ReasonAgainst(_partnership, Launch, "A. Khan"));
    }

    [Fact]
    public void A_dismissed_manager_may_not_fire_the_launch()
    {
        _partnership.Appoint(PartnershipRole.Manager, "A. Khan");

        _partnership.Dismiss(PartnershipRole.Manager, "A. Khan");

        Assert.NotNull(_policy.ReasonAgainst(_partnership, Launch, "A. Khan"));
    }
}
