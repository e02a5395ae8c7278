using System.ComponentModel;
using FsCheck;

namespace Lifecycle.Testing;

/// <summary>
/// What FsCheck draws the parameters of properties about a lifecycle from; named by
/// <see cref="LifecyclePropertyAttribute{TDefinition}"/>.
/// </summary>
/// <typeparam name="TDefinition">The definition.</typeparam>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LifecycleArbitraries<TDefinition, TStage, TTrigger>
    where TDefinition : LifecycleDefinition, new()
    where TStage : notnull
    where TTrigger : notnull
{
    private static readonly LifecycleGraph<TStage, TTrigger> Graph = FindGraph();

    /// <summary>Legal walks.</summary>
    public static Arbitrary<Walk<TStage, TTrigger>> Walk() => Walks.Legal(Graph);

    /// <summary>Triggers in any order.</summary>
    public static Arbitrary<TriggerSequence<TTrigger>> Triggers() => Walks.Triggers(Graph);

    private static LifecycleGraph<TStage, TTrigger> FindGraph()
    {
        var visitor = new GraphOf();
        new TDefinition().Accept(visitor);
        return (LifecycleGraph<TStage, TTrigger>)visitor.Graph!;
    }

    private sealed class GraphOf : ILifecycleVisitor
    {
        public object? Graph { get; private set; }

        public void Visit<TVisitedStage, TVisitedTrigger, TSubject>(
            LifecycleDefinition<TVisitedStage, TVisitedTrigger, TSubject> definition)
            where TVisitedStage : notnull
            where TVisitedTrigger : notnull => Graph = definition.Graph;
    }
}
