namespace Lifecycle.Storage.Tests.Managers;

/// <summary>
/// A lifecycle whose ways are blocked by different criteria, and whose follow-ups are refused or throw.
/// </summary>
public sealed class Crossing(string left = "CRO-01") : LifecycleDefinition<string, string, Parcel>
{
    public override string Name => "Crossing";

    protected override void Define(LifecycleBuilder<string, string, Parcel> lifecycle)
    {
        lifecycle.WaiversFrom(_ => [TestWaiver.Of("CRO-04", DateTimeOffset.UnixEpoch)]);
        lifecycle.StartsIn("gate");
        lifecycle.Stage("gate")
            .On("left").GoTo("left")
            .On("right").GoTo("right")
            .On("enter").GoTo("hall")
            .On("trip").GoTo("pit")
            .On("look").Stay()
            .Ignore("wait");
        lifecycle.Stage("left").Requires(left, parcel => parcel.Kilos > 5, unmet: "It is too light.").IsTerminal();
        lifecycle.Stage("right")
            .Requires("CRO-02", Faulted, unmet: "It is unknown.")
            .Requires("CRO-03", _ => false, unmet: "It is wet.", severity: Severity.Advisory)
            .Requires("CRO-04", _ => false, unmet: "It is old.", severity: Severity.Waivable)
            .IsTerminal();
        lifecycle.Stage("hall").OnEntry(context => context.Then("left")).On("left").GoTo("left");
        lifecycle.Stage("pit")
            .OnEntry(context => context.Then("fall"))
            .On("fall").OnTransition(_ => throw new InvalidOperationException("It fell.")).Stay()
            .On("climb").GoTo("left");
    }

    private static bool Faulted(Parcel parcel) => throw new TimeoutException("The scale does not answer.");
}
