namespace Lifecycle.Testing;

/// <summary>What a graph says, which leaves open what conditions decide.</summary>
internal sealed class GraphModel<TStage, TTrigger>(LifecycleGraph<TStage, TTrigger> graph) : IModel<TStage, TTrigger>
    where TStage : notnull
    where TTrigger : notnull
{
    private readonly Walker<TStage, TTrigger> _walker = new(graph);
    private Standing<TStage, TTrigger> _standing = new(graph.InitialStage, null);
    private Standing<TStage, TTrigger>[] _next = [];

    public TStage Stage => _standing.Stage.Key;

    public ValueTask<bool?> AcceptsAsync(TTrigger trigger) => new(graph.TransitionsFrom(Stage, trigger) switch
    {
        [] => false,
        [.., { Condition: null }] => true,
        _ => null,
    });

    public async ValueTask<Expectation<TStage>> FireAsync(TTrigger trigger)
    {
        _next =
        [
            .. _walker.Ways(_standing).Where(way => trigger.Equals(way.Transition.Trigger.Key)).Select(way => way.Next),
        ];
        return new(
            await AcceptsAsync(trigger).ConfigureAwait(false),
            [.. _next.Select(next => next.Stage.Key).Distinct()]);
    }

    public void Follow(TStage stage)
    {
        if (_next.Length > 0)
            _standing = _next.First(next => next.Stage.Key.Equals(stage));
    }
}
