namespace Lifecycle.Testing;

/// <summary>The model of a graph alone, which allows any branch of a conditional transition.</summary>
internal sealed class GraphModel<TStage, TTrigger>(LifecycleGraph<TStage, TTrigger> graph) : IModel<TStage, TTrigger>
    where TStage : notnull
    where TTrigger : notnull
{
    private readonly StateSpace<TStage, TTrigger> _space = new(graph);
    private WalkPosition<TStage, TTrigger> _position = new(graph.InitialStage, null);
    private WalkPosition<TStage, TTrigger>[] _next = [];

    public TStage Stage => _position.Stage.Key;

    public ValueTask<bool?> AcceptsAsync(TTrigger trigger) => new(graph.TransitionsFrom(Stage, trigger) switch
    {
        [] => false,
        [.., { Condition: null }] => true,
        _ => null,
    });

    public async ValueTask<Expectation<TStage>> FireAsync(TTrigger trigger, object? payload)
    {
        _next =
        [
            .. _space
                .TransitionsFrom(_position)
                .Where(each => trigger.Equals(each.Transition.Trigger.Key))
                .Select(each => each.Next),
        ];
        return new(
            await AcceptsAsync(trigger).ConfigureAwait(false),
            [.. _next.Select(next => next.Stage.Key).Distinct()]);
    }

    public void Follow(TStage stage)
    {
        if (_next.Length > 0)
            _position = _next.First(next => next.Stage.Key.Equals(stage));
    }
}
