namespace Lifecycle.Extensions.Tests.Storage;

using Lifecycle.Storage.Tests;

/// <summary>Grants with other stages.</summary>
public sealed class OtherGrants(string name = "Grant") : LifecycleDefinition<string, string, Grant>
{
    public override string Name => name;

    protected override void Define(LifecycleBuilder<string, string, Grant> lifecycle)
    {
        lifecycle.StartsIn("begun");
        lifecycle.Stage("begun").On("end").GoTo("ended");
        lifecycle.Stage("ended").IsTerminal();
    }
}
