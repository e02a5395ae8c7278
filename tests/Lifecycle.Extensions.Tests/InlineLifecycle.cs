namespace Lifecycle.Extensions.Tests;

/// <summary>A lifecycle of strings, written down inside a test.</summary>
internal sealed class InlineLifecycle(string name, Action<LifecycleBuilder<string, string, string>> define)
    : LifecycleDefinition<string, string, string>
{
    public override string Name => name;

    protected override void Define(LifecycleBuilder<string, string, string> lifecycle) => define(lifecycle);
}
