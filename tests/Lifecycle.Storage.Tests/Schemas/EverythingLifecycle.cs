namespace Lifecycle.Storage.Tests.Schemas;

/// <summary>A lifecycle whose documents have every property that a schema describes.</summary>
internal sealed class EverythingLifecycle : LifecycleDefinition<string, string, Grant>
{
    protected override void Define(LifecycleBuilder<string, string, Grant> lifecycle)
    {
        lifecycle.StartsIn("new");
        lifecycle.Trigger("pay").Carries<int>();
        lifecycle.WaiversFrom(_ =>
            [new("SHP-02", "Dr Rao", "It is urgent.", DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue)]);
        lifecycle.Stage("new")
            .On("wait").Stay()
            .On("pay")
                .When<int>("it is nothing", (_, amount) => amount == 0).Stay()
                .When("it has a title", grant => grant.Title is not null).GoTo("held")
                .Otherwise().GoTo("open");
        lifecycle.Stage("held").IsTerminal();
        lifecycle.Stage("open").StartsIn("paid");
        lifecycle.Stage("paid").Within("open")
            .DueBy(grant => grant.DecideBy, fires: "ship")
            .On("ship").GoTo("shipped");
        lifecycle.Stage("shipped")
            .Requires(
                new("SHP-01", "It is packed", Severity.Mandatory, "The contract", TimeSpan.FromSeconds(5)),
                (_, _) => new(CriterionResult.Unmet("It is not packed.", "Pack it.", "A parcel")))
            .Requires("SHP-02", _ => false, unmet: "It is not labelled.", severity: Severity.Waivable)
            .IsTerminal();
    }
}
