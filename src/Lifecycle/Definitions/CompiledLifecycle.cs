namespace Lifecycle;

/// <summary>A compiled definition: the graph, and the code behind its transitions. Immutable and thread-safe.</summary>
internal sealed class CompiledLifecycle<TStage, TTrigger, TSubject>
    where TStage : notnull
    where TTrigger : notnull
{
    private readonly CompiledRoute<TStage, TTrigger, TSubject>[][] _routesByCell;
    private readonly CompiledRoute<TStage, TTrigger, TSubject>?[] _plainRouteByCell;
    private readonly DeadlineDeclaration<TTrigger, TSubject>[][] _deadlinesByStage;
    private readonly Type?[] _payloadTypes;
    private readonly bool _hasPayloads;
    private readonly string? _needsServices;

    // Shared by all definitions, so that they would push each other out of the default options' own memory.
    private readonly Runtime<TStage, TTrigger, TSubject> _default;

    public CompiledLifecycle(
        LifecycleGraph<TStage, TTrigger> graph,
        CompiledRoute<TStage, TTrigger, TSubject>[][] routesByCell,
        List<StageDeclaration<TStage, TTrigger, TSubject>> declarations,
        IEnumerable<Criterion<TSubject>> criteria)
    {
        Graph = graph;
        _routesByCell = routesByCell;
        _plainRouteByCell = Array.ConvertAll(routesByCell, routes =>
            routes is [{ IsPlain: true } plain] ? plain : null);
        _deadlinesByStage =
        [
            .. graph.Stages.Select(stage => stage.SelfAndSuperstages()
                .SelectMany(each => declarations[each.Index].Deadlines)
                .ToArray()),
        ];
        _payloadTypes = [.. graph.Triggers.Select(trigger => trigger.PayloadType)];
        _hasPayloads = Array.Exists(_payloadTypes, type => type is not null);
        _needsServices = criteria.FirstOrDefault(criterion => criterion.Dependencies.Length > 0) is { } needy
            ? $"{graph.Name} requires {needy.Description.Id}, which needs {needy.Dependencies}; "
                + "hand the services in with InstanceOptions.Services."
            : null;
        _default = new(this, InstanceOptions.Default);
    }

    public LifecycleGraph<TStage, TTrigger> Graph { get; }

    public LifecycleInstance<TStage, TTrigger, TSubject> Start(TSubject subject, InstanceOptions options) =>
        new(RuntimeFor(options), subject, Position.At(Graph.InitialStage.Index), version: 0);

    public LifecycleInstance<TStage, TTrigger, TSubject> Resume(
        TSubject subject, LifecycleSnapshot<TStage> snapshot, InstanceOptions options)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentOutOfRangeException.ThrowIfNegative(snapshot.Version, nameof(snapshot));
        ArgumentOutOfRangeException.ThrowIfEqual(snapshot.Version, long.MaxValue, nameof(snapshot));
        var stage = Graph.RequireStage(snapshot.Stage);
        if (Graph.Stages[stage].IsSuperstage)
        {
            throw new ArgumentException(
                $"No instance stands in superstage {snapshot.Stage} itself. Resume in one of "
                    + $"{string.Join(", ", Graph.Stages[stage].Substages)}.",
                nameof(snapshot));
        }

        var previous = snapshot.HasPrevious ? Graph.RequireStage(snapshot.Previous!) : Position.Nowhere;
        foreach (var way in Graph.TransitionsFrom(stage).Where(way => way.Kind == TransitionKind.Return))
        {
            if (!RouteOf(way).Returns.ContainsKey(previous))
            {
                throw new ArgumentException(
                    snapshot.HasPrevious
                        ? $"{way.Trigger} leads from {snapshot.Stage} back to the stage before it, and no instance "
                            + $"comes there from {snapshot.Previous}."
                        : $"{way.Trigger} leads from {snapshot.Stage} back to the stage before it, which this snapshot "
                            + "does not remember. "
                            + "Resume from a snapshot that was made with the previous stage.",
                    nameof(snapshot));
            }
        }

        return new(RuntimeFor(options), subject, new(stage, previous), snapshot.Version);
    }

    /// <summary>
    /// The routes for a trigger in a stage, in the order they are tried; none when it is not permitted.
    /// </summary>
    public ReadOnlySpan<CompiledRoute<TStage, TTrigger, TSubject>> Routes(int stage, TTrigger trigger) =>
        Graph.Cell(stage, trigger) is >= 0 and var cell ? _routesByCell[cell] : default;

    /// <summary>The only route for a trigger in a stage, where that is plain.</summary>
    public CompiledRoute<TStage, TTrigger, TSubject>? PlainRoute(int stage, TTrigger trigger) =>
        Graph.Cell(stage, trigger) is >= 0 and var cell ? _plainRouteByCell[cell] : null;

    /// <summary>The code behind a transition of the graph.</summary>
    public CompiledRoute<TStage, TTrigger, TSubject> RouteOf(LifecycleTransition<TStage, TTrigger> transition) =>
        Array.Find(RoutesBeside(transition), route => route.Transition == transition)!;

    /// <summary>The routes among which a transition is chosen, itself included.</summary>
    public CompiledRoute<TStage, TTrigger, TSubject>[] RoutesBeside(LifecycleTransition<TStage, TTrigger> transition) =>
        _routesByCell[Graph.Cell(transition.From.Index, transition.Trigger.Key)];

    public DeadlineDeclaration<TTrigger, TSubject>[] Deadlines(int stage) => _deadlinesByStage[stage];

    /// <summary>Checks what a command carries against what the trigger carries.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <param name="command">The command.</param>
    /// <param name="isDryRun">Whether the payload may be left out.</param>
    /// <exception cref="ArgumentException">The payload is missing, superfluous or of another type.</exception>
    public void CheckPayload(TTrigger trigger, TransitionCommand command, bool isDryRun)
    {
        if (command.Payload is null && !_hasPayloads)
            return;

        var index = Graph.IndexOf(trigger);
        var expected = index >= 0 ? _payloadTypes[index] : null;
        if (expected is null ? command.Payload is null || index < 0 : expected.IsInstanceOfType(command.Payload))
            return;

        if (command.Payload is null && isDryRun)
            return;

        throw new ArgumentException(
            $"{trigger} carries {expected?.Name ?? "nothing"}, and the command holds "
                + $"{command.Payload?.GetType().Name ?? "nothing"}.",
            nameof(command));
    }

    private Runtime<TStage, TTrigger, TSubject> RuntimeFor(InstanceOptions options)
    {
        if (_needsServices is not null && options.Services is null)
            throw new LifecycleException(_needsServices);

        return options == InstanceOptions.Default ? _default : options.RuntimeOf(this);
    }
}
