using Stored = Lifecycle.Storage.Tests;

namespace Lifecycle.Extensions.Tests.Hosting;

/// <summary>Grants with other stages.</summary>
public sealed class OtherGrants(string name = "Grant") : LifecycleDefinition<string, string, Stored.Grant>
{
    public override string Name => name;

    protected override void Define(LifecycleBuilder<string, string, Stored.Grant> lifecycle)
    {
        lifecycle.StartsIn("begun");
        lifecycle.Stage("begun").On("end").GoTo("ended");
        lifecycle.Stage("ended").IsTerminal();
    }
}
