using Lifecycle;

namespace InvalidTransitions;

/// <summary>A lifecycle that the engine refuses: every statement has a fault.</summary>
public sealed class ImpossibleLifecycle : LifecycleDefinition<string, string, Order>
{
    protected override void Define(LifecycleBuilder<string, string, Order> lifecycle)
    {
        lifecycle.StartsIn("asked");
        lifecycle.StartsIn("checked");
        lifecycle.Stage("asked").On("check").GoTo("checked").On("check").GoTo("granted");
        lifecycle.Stage("checked").On("decide").GoTo("checked");
        lifecycle.Stage("granted").IsTerminal().On("appeal").GoTo("asked");
        lifecycle.Stage("escalated").Within("appealed");
        lifecycle.Stage("appealed").Within("escalated");
        lifecycle.Stage("closed")
            .Requires<HasAddress>()
            .Requires("SHP-01", order => order.Address is null, unmet: "It has an address.");
    }
}
