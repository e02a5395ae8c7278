using FsCheck;

namespace Lifecycle.Testing;

/// <summary>The arbitraries of one lifecycle's graph. FsCheck finds its members by reflection.</summary>
internal static class GraphArbitraries<TDefinition, TStage, TTrigger>
    where TDefinition : LifecycleDefinition, new()
    where TStage : notnull
    where TTrigger : notnull
{
    private static readonly LifecycleGraph<TStage, TTrigger> Graph = FindGraph();

    public static Arbitrary<Walk<TStage, TTrigger>> Walk() => Walks.Legal(Graph);

    public static Arbitrary<TriggerSequence<TTrigger>> Triggers() => Walks.Triggers(Graph);

    private static LifecycleGraph<TStage, TTrigger> FindGraph()
    {
        var visitor = new Visitor();
        new TDefinition().Accept(visitor);
        return visitor.Graph!;
    }

    private sealed class Visitor : ILifecycleVisitor
    {
        public LifecycleGraph<TStage, TTrigger>? Graph { get; private set; }

        public void Visit<TVisitedStage, TVisitedTrigger, TSubject>(
            LifecycleDefinition<TVisitedStage, TVisitedTrigger, TSubject> definition)
            where TVisitedStage : notnull
            where TVisitedTrigger : notnull => Graph = (LifecycleGraph<TStage, TTrigger>)(object)definition.Graph;
    }
}
