using static Lifecycle.Dashboard.Tests.Harness.VentureStage;
using static Lifecycle.Dashboard.Tests.Harness.VentureTrigger;

namespace Lifecycle.Dashboard.Tests.Harness;

public enum VentureStage
{
    Preparation,
    Development,
    InForce,
    Implementation,
    Fulfilment,
    Suspended,
    Concluded,
    NotPursued,
}

public enum VentureTrigger
{
    BeginDevelopment,
    Decline,
    ReachAgreement,
    Launch,
    Suspend,
    Resume,
    Renegotiate,
    Conclude,
    Fail,
    Delay,
}

public sealed class Venture
{
    public string? Title { get; set; }

    public bool HasIndicators { get; set; }

    public bool IsPlanned { get; set; }

    public bool RegisterIsDown { get; set; }

    public DateTimeOffset? ReviewBy { get; set; }

    public List<Waiver> Waivers { get; set; } = [];
}

public sealed record Notice(string Grounds, int Days = 30);

public sealed record VentureLaunched(string? Title);

/// <summary>Everything that a page shows: superstages, payloads, waivers, advice, faults, events.</summary>
public sealed class VentureLifecycle : LifecycleDefinition<VentureStage, VentureTrigger, Venture>
{
    public override string Name => "Venture";

    protected override void Define(LifecycleBuilder<VentureStage, VentureTrigger, Venture> lifecycle)
    {
        lifecycle.WaiversFrom(venture => venture.Waivers);
        lifecycle.Trigger(Suspend).Carries<Notice>();
        lifecycle.StartsIn(Preparation);
        lifecycle.Stage(Preparation)
            .On(BeginDevelopment).GoTo(Development)
            .On(Decline).GoTo(NotPursued);
        lifecycle.Stage(Development)
            .On(ReachAgreement).GoTo(Implementation)
            .On(Decline).GoTo(NotPursued);
        lifecycle.Stage(InForce)
            .On(Suspend).GoTo(Suspended)
            .On(Conclude).GoTo(Concluded);
        lifecycle.Stage(Implementation).Within(InForce)
            .DueBy(venture => venture.ReviewBy, fires: Renegotiate)
            .On(Launch).Emits(context => new VentureLaunched(context.Subject.Title)).GoTo(Fulfilment)
            .On(Renegotiate).GoTo(Development)
            .On(Fail).OnTransition(_ => throw new TimeoutException("The registry does not answer.")).Stay()
            .On(Delay).OnTransition(context => context.Then(Fail)).Stay();
        lifecycle.Stage(Fulfilment).Within(InForce)
            .Requires("FUL-01", venture => venture.Title is not null, "It has no title.")
            .Requires(
                "FUL-05",
                venture => venture.HasIndicators,
                "Indicators and reporting dates are missing.",
                "Decide what is watched and when it is reported.")
            .Requires(
                "FUL-06",
                venture => venture.IsPlanned,
                "There is no delivery plan.",
                "Write the plan, or waive it for the first board.",
                Severity.Waivable)
            .Requires(
                "FUL-07",
                _ => false,
                "No boundary spanner is assigned.",
                "Name someone who works across the partners.",
                Severity.Advisory);
        lifecycle.Stage(Suspended).Within(InForce)
            .Ignore(Suspend)
            .On(VentureTrigger.Resume).GoToPrevious();
        lifecycle.Stage(Concluded)
            .Requires("CLO-01", IsNotDown, "It never happens.")
            .IsTerminal();
        lifecycle.Stage(NotPursued).IsTerminal();
    }

    private static bool IsNotDown(Venture venture) =>
        venture.RegisterIsDown ? throw new TimeoutException("The register does not answer.") : true;
}
