using FsCheck.Xunit;

namespace Lifecycle.Testing;

/// <summary>
/// Marks a property of FsCheck.Xunit that is about a lifecycle. Its parameters may be a
/// <see cref="Walk{TStage, TTrigger}"/> through the lifecycle and a <see cref="TriggerSequence{TTrigger}"/> of its
/// triggers, beside whatever FsCheck can draw.
/// </summary>
/// <typeparam name="TDefinition">The definition; it has a constructor without parameters.</typeparam>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class LifecyclePropertyAttribute<TDefinition> : PropertyAttribute
    where TDefinition : LifecycleDefinition, new()
{
    private readonly Type _ours;

    /// <summary>Marks a property.</summary>
    public LifecyclePropertyAttribute()
    {
        var visitor = new TypesOf();
        new TDefinition().Accept(visitor);
        _ours = visitor.Arbitraries!;
        Arbitrary = [];
    }

    /// <summary>Types whose members draw other parameters, beside the walks and triggers of the lifecycle.</summary>
    public new Type[] Arbitrary
    {
        get => base.Arbitrary;
        set => base.Arbitrary = [.. value, _ours];
    }

    private sealed class TypesOf : ILifecycleVisitor
    {
        public Type? Arbitraries { get; private set; }

        public void Visit<TStage, TTrigger, TSubject>(LifecycleDefinition<TStage, TTrigger, TSubject> definition)
            where TStage : notnull
            where TTrigger : notnull =>
            Arbitraries = typeof(LifecycleArbitraries<,,>).MakeGenericType(
                definition.GetType(),
                typeof(TStage),
                typeof(TTrigger));
    }
}
