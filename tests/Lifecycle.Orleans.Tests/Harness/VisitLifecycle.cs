namespace Lifecycle.Orleans.Tests.Harness;

/// <summary>Everything that may come out of a fire.</summary>
public sealed class VisitLifecycle(int revision = 1) : LifecycleDefinition<string, string, Visit>
{
    public override string Name => "Visit / day";

    public override int Revision => revision;

    protected override void Define(LifecycleBuilder<string, string, Visit> lifecycle)
    {
        lifecycle.StartsIn("outside");
        lifecycle.Trigger("note").Carries<Note>();
        lifecycle.Trigger("show").Carries<Badge>();
        lifecycle.Stage("outside")
            .On("note")
                .OnTransition(context => context.Subject.Notes.Add(((Note)context.Payload!).Text))
                .Emits(context => new Noted(((Note)context.Payload!).Text))
                .Stay()
            .On("show")
                .OnTransition(context => context.Subject.Notes.Add($"badge {((Badge)context.Payload!).Number}"))
                .Stay()
            .On("knock").OnTransition(context => context.Then("stumble")).GoTo("hall")
            .On("break").OnTransition(_ => throw new GateIsStuckException("The gate is stuck.")).Stay()
            .On("wait").OnTransition(_ => throw new TimeoutException("It takes too long.")).Stay()
            .On("crack").OnTransition(_ => throw new Xunit.Sdk.XunitException("It cracks.")).Stay()
            .On("emit").Emits<Noted>(_ => new Unwritable()).Stay()
            .On("pay").Requires("VIS-01", _ => false, unmet: "Never.", severity: Severity.Mandatory).GoTo("hall");
        lifecycle.Stage("outside").Ignore("ring");
        lifecycle.Stage("hall")
            .On("leave").GoTo("outside")
            .On("stumble").OnTransition(_ => throw new InvalidOperationException("The step is high.")).Stay();
    }
}
