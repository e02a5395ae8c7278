namespace Lifecycle.Testing;

/// <summary>
/// Gives FsCheck what it needs to generate the walks and trigger sequences of a lifecycle. The attributes of
/// <c>Lifecycle.Testing.Xunit</c> and <c>Lifecycle.Testing.XunitV3</c> use it; with another test framework, pass the
/// type to FsCheck's <c>Config.WithArbitrary</c>. Thread-safe.
/// </summary>
public static class LifecycleArbitraries
{
    /// <summary>
    /// The type whose static members generate <see cref="Walk{TStage, TTrigger}"/> and
    /// <see cref="TriggerSequence{TTrigger}"/> for a lifecycle.
    /// </summary>
    /// <typeparam name="TDefinition">The definition.</typeparam>
    public static Type For<TDefinition>()
        where TDefinition : LifecycleDefinition, new()
    {
        var visitor = new Visitor();
        new TDefinition().Accept(visitor);
        return visitor.Arbitraries!;
    }

    private sealed class Visitor : ILifecycleVisitor
    {
        public Type? Arbitraries { get; private set; }

        public void Visit<TStage, TTrigger, TSubject>(LifecycleDefinition<TStage, TTrigger, TSubject> definition)
            where TStage : notnull
            where TTrigger : notnull =>
            Arbitraries = typeof(GraphArbitraries<,,>).MakeGenericType(
                definition.GetType(),
                typeof(TStage),
                typeof(TTrigger));
    }
}
