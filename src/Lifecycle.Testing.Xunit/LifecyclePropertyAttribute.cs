using FsCheck.Xunit;

namespace Lifecycle.Testing;

/// <summary>
/// Marks a test method as an FsCheck property about a lifecycle. Its parameters may be a
/// <see cref="Walk{TStage, TTrigger}"/> through the lifecycle, a <see cref="TriggerSequence{TTrigger}"/> of its
/// triggers, and any other type that FsCheck can generate.
/// </summary>
/// <typeparam name="TDefinition">The definition. It has a public constructor without parameters.</typeparam>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class LifecyclePropertyAttribute<TDefinition> : PropertyAttribute
    where TDefinition : LifecycleDefinition, new()
{
    /// <summary>Marks a property.</summary>
    public LifecyclePropertyAttribute() => Arbitrary = [];

    /// <summary>
    /// Types whose static members generate other parameters. The lifecycle's walks and triggers are always added to
    /// them. Empty by default.
    /// </summary>
    public new Type[] Arbitrary
    {
        get => base.Arbitrary;
        set => base.Arbitrary = [.. value, LifecycleArbitraries.For<TDefinition>()];
    }
}
