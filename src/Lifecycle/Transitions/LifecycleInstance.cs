using System.Diagnostics.CodeAnalysis;

namespace Lifecycle;

/// <summary>
/// One subject on its way through a lifecycle. Thread-safe: fires are taken one at a time, in the order they come, and
/// reads never wait for them. A refusal changes nothing but the history.
/// </summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
/// <typeparam name="TSubject">The type of the thing that moves through the lifecycle.</typeparam>
public sealed class LifecycleInstance<TStage, TTrigger, TSubject>
    where TStage : notnull
    where TTrigger : notnull
{
    private const int MostFollowUps = 1000;

    private readonly Runtime<TStage, TTrigger, TSubject> _runtime;
    private readonly HistoryLog<TStage, TTrigger>? _history;

    /// <summary>The version; its complement while a step is being written, so that a reader knows to look again.</summary>
    private long _version;

    /// <summary>A packed <see cref="Position"/>.</summary>
    private long _position;

    private object? _gate;

    internal LifecycleInstance(Runtime<TStage, TTrigger, TSubject> runtime, TSubject subject, Position position, long version)
    {
        _runtime = runtime;
        _position = position.Packed;
        _version = version;
        _history = runtime.Options.KeepHistory ? new() : null;
        Subject = subject;
    }

    /// <summary>The thing that moves through the lifecycle.</summary>
    public TSubject Subject { get; }

    /// <summary>The lifecycle as data.</summary>
    public LifecycleGraph<TStage, TTrigger> Graph => _runtime.Graph;

    /// <summary>The stage it stands in.</summary>
    public TStage Stage => Graph.KeyOf(Position.Stage);

    /// <summary>How many changes were accepted: every step that moved or stayed counts one.</summary>
    public long Version => Volatile.Read(ref _version) is >= 0 and var version ? version : ~Volatile.Read(ref _version);

    /// <summary>Whether the lifecycle has ended.</summary>
    public bool IsTerminated => Graph.Stages[Position.Stage].IsTerminal;

    /// <summary>
    /// What was tried so far and what came of it, oldest first, as of now. Empty where
    /// <see cref="InstanceOptions.KeepHistory"/> is off.
    /// </summary>
    public IReadOnlyList<HistoryEntry<TStage, TTrigger>> History => _history?.Read() ?? [];

    /// <summary>The triggers that the stage permits, whatever the criteria say.</summary>
    public IReadOnlyList<TTrigger> PermittedTriggers => Graph.PermittedTriggers(Stage);

    private Position Position => Position.Unpack(Volatile.Read(ref _position));

    /// <summary>
    /// Whether the stage permits a trigger, by the graph alone: whether it has a transition for it, whatever the criteria
    /// say, or ignores it by definition.
    /// </summary>
    /// <param name="trigger">The trigger.</param>
    public bool Permits(TTrigger trigger) => Graph.Cell(Position.Stage, trigger) >= 0;

    /// <summary>Stage, version and remembered stage, all of the same moment.</summary>
    public LifecycleSnapshot<TStage> Snapshot()
    {
        var spin = new SpinWait();
        while (true)
        {
            var version = Volatile.Read(ref _version);
            var position = Position;
            if (version >= 0 && version == Volatile.Read(ref _version))
            {
                return position.Previous == Position.Nowhere
                    ? new(Graph.KeyOf(position.Stage), version)
                    : new(Graph.KeyOf(position.Stage), version, Graph.KeyOf(position.Previous));
            }

            spin.SpinOnce();
        }
    }

    /// <summary>What falls due while the instance stands in its present stage, by the subject as it is.</summary>
    public IReadOnlyList<DueDate<TTrigger>> DueDates()
    {
        var dates = new List<DueDate<TTrigger>>();
        foreach (var deadline in _runtime.Lifecycle.Deadlines(Position.Stage))
        {
            if (deadline.Due(Subject) is { } due)
                dates.Add(new(deadline.Trigger, due));
        }

        return dates;
    }

    /// <summary>
    /// Fires a trigger: asks every criterion, and takes the step if none blocks. A refusal is a value, not an exception.
    /// </summary>
    /// <param name="trigger">The trigger.</param>
    /// <param name="command">Who, why, with what payload, and on which version.</param>
    /// <param name="cancellationToken">Gives up while waiting, asking or acting. The step is then not taken.</param>
    /// <returns>What came of it. Completed at once where the criteria and actions are synchronous and nobody else fires.</returns>
    /// <exception cref="ArgumentException">The payload is not what the trigger carries.</exception>
    /// <exception cref="ReentrantFireException">This is called from inside a criterion or action of this instance.</exception>
    /// <exception cref="LifecycleException">The actions ask for follow-ups without end.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled before the step was taken.</exception>
    /// <remarks>
    /// If an action throws, the exception reaches the caller and stage, version and history are as before. If that is the
    /// action of a follow-up, the steps before it stand.
    /// </remarks>
    public ValueTask<TransitionResult<TStage, TTrigger>> TryFireAsync(
        TTrigger trigger, TransitionCommand? command = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(trigger);
        command ??= TransitionCommand.None;
        CheckPayload(trigger, command);
        if (FireScope.IsInside(this))
            throw new ReentrantFireException(trigger.ToString(), Graph.Stages[Position.Stage].Name);

        return _runtime.Options.Observer is { } observer
            ? FireObservedAsync(observer, trigger, command, cancellationToken)
            : FireInTurnAsync(trigger, command, cancellationToken);
    }

    /// <summary>Fires a trigger that has to be accepted: a refusal is an exception.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <param name="command">Who, why, with what payload, and on which version.</param>
    /// <param name="cancellationToken">Gives up while waiting, asking or acting. The step is then not taken.</param>
    /// <returns>What came of it; always accepted, and so are all its follow-ups.</returns>
    /// <exception cref="TransitionNotPermittedException">The stage has no transition for the trigger.</exception>
    /// <exception cref="EntryRefusedException">At least one criterion blocks.</exception>
    /// <exception cref="ConcurrencyConflictException">The instance has another version than the command expects.</exception>
    /// <inheritdoc cref="TryFireAsync" path="/exception"/>
    /// <remarks>An exception about a follow-up leaves the steps before it standing.</remarks>
    public ValueTask<TransitionResult<TStage, TTrigger>> FireAsync(
        TTrigger trigger, TransitionCommand? command = null, CancellationToken cancellationToken = default)
    {
        var fire = TryFireAsync(trigger, command, cancellationToken);
        if (!fire.IsCompletedSuccessfully)
            return Awaited(fire);

        var result = fire.Result;
        return Refusal.Of(result) is { } refusal
            ? ValueTask.FromException<TransitionResult<TStage, TTrigger>>(refusal)
            : new(result);

        static async ValueTask<TransitionResult<TStage, TTrigger>> Awaited(ValueTask<TransitionResult<TStage, TTrigger>> fire)
        {
            var result = await fire.ConfigureAwait(false);
            return Refusal.Of(result) is { } refusal ? throw refusal : result;
        }
    }

    /// <summary>Says what firing a trigger would do, and changes nothing.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <param name="command">What would be fired with it; the payload may be left out.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">The payload is not what the trigger carries.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async ValueTask<GateReport> EvaluateAsync(
        TTrigger trigger, TransitionCommand? command = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(trigger);
        var scope = FireScope.Enter(this);
        try
        {
            return await Evaluate(Position, trigger, command, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            scope.End();
        }
    }

    /// <summary>Says of every trigger what firing it would do, and changes nothing.</summary>
    /// <param name="command">Who would fire; a payload is not given.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async ValueTask<Prospects<TStage, TTrigger>> EvaluateAllAsync(
        TransitionCommand? command = null, CancellationToken cancellationToken = default)
    {
        var scope = FireScope.Enter(this);
        try
        {
            command = WithoutPayload(command);
            var position = Position;
            var prospects = new List<Prospect<TTrigger>>(Graph.Triggers.Count);
            foreach (var trigger in Graph.Triggers)
                prospects.Add(new(trigger.Key, await Evaluate(position, trigger.Key, command, cancellationToken).ConfigureAwait(false)));

            return new(Graph.Stages[position.Stage], prospects);
        }
        finally
        {
            scope.End();
        }
    }

    /// <summary>
    /// Plans the shortest way to a stage, and asks the criteria of each step of it, with the subject as it is now.
    /// Changes nothing. Of ways of equal length it takes the one declared first.
    /// </summary>
    /// <param name="goal">The stage to reach; of a superstage any substage will do.</param>
    /// <param name="command">Who would fire; a payload is not given.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">The definition has no such stage.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async ValueTask<RoutePlan<TStage, TTrigger>> PlanAsync(
        TStage goal, TransitionCommand? command = null, CancellationToken cancellationToken = default)
    {
        var target = Graph.Stage(goal);
        var scope = FireScope.Enter(this);
        try
        {
            command = WithoutPayload(command);
            var now = _runtime.Options.TimeProvider.GetUtcNow();
            var position = Position;
            if (GraphWalk.ShortestWay(Graph, position, target) is not { } way)
                return new(Graph.Stages[position.Stage], target, steps: null);

            var steps = new List<RouteStep<TStage, TTrigger>>(way.Count);
            foreach (var (transition, from) in way)
            {
                var route = _runtime.Lifecycle.RouteOf(transition).Towards(from.Previous);
                var report = await route.Gate
                    .EvaluateAsync(route.Context(Subject, command, now), _runtime.Options, cancellationToken)
                    .ConfigureAwait(false);
                steps.Add(new(transition.From.Key, transition.Trigger.Key, route.Transition.To!.Key, transition.Condition, report));
            }

            return new(Graph.Stages[position.Stage], target, steps);
        }
        finally
        {
            scope.End();
        }
    }

    /// <summary>The subject's stage and version in one line.</summary>
    public override string ToString() => $"{Graph.Name}: {Graph.Stages[Position.Stage]}, version {Version}";

    internal void CheckPayload(TTrigger trigger, TransitionCommand command) =>
        _runtime.Lifecycle.CheckPayload(trigger, command, isDryRun: false);

    private static TransitionCommand WithoutPayload(TransitionCommand? command) =>
        command is null ? TransitionCommand.None : command with { Payload = null, ExpectedVersion = null };

    private ValueTask<GateReport> Evaluate(
        Position position, TTrigger trigger, TransitionCommand? command, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        command ??= TransitionCommand.None;
        _runtime.Lifecycle.CheckPayload(trigger, command, isDryRun: true);
        if (command.ExpectedVersion is { } expected && expected != Version)
            return new(ConflictReport(position, trigger));

        var now = _runtime.Options.TimeProvider.GetUtcNow();
        return _runtime.TrySelect(position, trigger, Subject, command, now, out var route, out var report)
            ? route.Gate.EvaluateAsync(route.Context(Subject, command, now), _runtime.Options, cancellationToken)
            : new(report);
    }

    private async ValueTask<TransitionResult<TStage, TTrigger>> FireObservedAsync(
        ITransitionObserver observer, TTrigger trigger, TransitionCommand command, CancellationToken cancellationToken)
    {
        var beginning = observer.OnFiring(Graph, trigger);
        TransitionResult<TStage, TTrigger> result;
        try
        {
            result = await FireInTurnAsync(trigger, command, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            observer.OnFailed(Graph, trigger, exception, beginning);
            throw;
        }

        observer.OnFired(Graph, result, beginning);
        return result;
    }

    private ValueTask<TransitionResult<TStage, TTrigger>> FireInTurnAsync(
        TTrigger trigger, TransitionCommand command, CancellationToken cancellationToken) =>
        FireQueue.TryEnter(ref _gate) ? Fire(trigger, command, cancellationToken) : FireLaterAsync(trigger, command, cancellationToken);

    private async ValueTask<TransitionResult<TStage, TTrigger>> FireLaterAsync(
        TTrigger trigger, TransitionCommand command, CancellationToken cancellationToken)
    {
        await FireQueue.EnterAsync(ref _gate, cancellationToken).ConfigureAwait(false);
        return await Fire(trigger, command, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Fires with the gate held, and gives it up in the end.</summary>
    private ValueTask<TransitionResult<TStage, TTrigger>> Fire(
        TTrigger trigger, TransitionCommand command, CancellationToken cancellationToken)
    {
        var position = Position;
        var routes = _runtime.Lifecycle.Routes(position.Stage, trigger);
        if (routes.Length != 1 || !routes[0].IsBare || command.ExpectedVersion is not null || cancellationToken.IsCancellationRequested)
            return FireInScope(trigger, command, cancellationToken);

        // Nothing but the engine runs on a bare route, so it needs neither scope nor, without a history, the time.
        try
        {
            var now = _history is null ? default : _runtime.Options.TimeProvider.GetUtcNow();
            return new(Accept(new(routes[0], position, trigger, command, now), routes[0].Gate.AllMet, consequences: null));
        }
        finally
        {
            FireQueue.Leave(ref _gate);
        }
    }

    [SuppressMessage("Reliability", "CA2012", Justification = "Each task is looked at, and then awaited or returned once.")]
    private ValueTask<TransitionResult<TStage, TTrigger>> FireInScope(
        TTrigger trigger, TransitionCommand command, CancellationToken cancellationToken)
    {
        var scope = FireScope.Enter(this);
        ValueTask<TransitionResult<TStage, TTrigger>> fire;
        try
        {
            fire = StepAsync(trigger, command, scope, cancellationToken);
            if (!fire.IsCompletedSuccessfully || scope.HasRequests)
                fire = WithFollowUpsAsync(fire, scope, cancellationToken);
        }
        catch (Exception exception)
        {
            fire = ValueTask.FromException<TransitionResult<TStage, TTrigger>>(exception);
        }

        if (fire.IsCompleted)
        {
            scope.Leave();
            FireQueue.Leave(ref _gate);
            return fire;
        }

        var whole = FinishAsync(fire, scope);
        scope.Suspend();
        return whole;
    }

    private async ValueTask<TransitionResult<TStage, TTrigger>> FinishAsync(
        ValueTask<TransitionResult<TStage, TTrigger>> fire, FireScope scope)
    {
        try
        {
            return await fire.ConfigureAwait(false);
        }
        finally
        {
            scope.End();
            FireQueue.Leave(ref _gate);
        }
    }

    private async ValueTask<TransitionResult<TStage, TTrigger>> WithFollowUpsAsync(
        ValueTask<TransitionResult<TStage, TTrigger>> fire, FireScope scope, CancellationToken cancellationToken)
    {
        var result = await fire.ConfigureAwait(false);
        List<TransitionResult<TStage, TTrigger>>? followUps = null;
        while (scope.TryDequeue(out var request))
        {
            if (followUps?.Count == MostFollowUps)
            {
                throw new LifecycleException($"{result.Trigger} in {result.From} was followed by {MostFollowUps} other triggers, and "
                    + $"{request.Trigger} was to be next. Look for actions that ask for each other's triggers with Then.");
            }

            (followUps ??= []).Add(await StepAsync((TTrigger)request.Trigger, request.Command, scope, cancellationToken).ConfigureAwait(false));
        }

        return followUps is null ? result : result.With(followUps);
    }

    /// <summary>Takes one step, or refuses it. Synchronous as long as the criteria and actions are.</summary>
    private ValueTask<TransitionResult<TStage, TTrigger>> StepAsync(
        TTrigger trigger, TransitionCommand command, FireScope scope, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var position = Position;
        var now = _runtime.Options.TimeProvider.GetUtcNow();
        if (command.ExpectedVersion is { } expected && expected != _version)
            return new(Reject(position, trigger, command, now, ConflictReport(position, trigger)));

        if (!_runtime.TrySelect(position, trigger, Subject, command, now, out var route, out var report))
            return new(Reject(position, trigger, command, now, report));

        var step = new Step(route, position, trigger, command, now);
        var gate = route.Gate.EvaluateAsync(route.Context(Subject, command, now), _runtime.Options, cancellationToken);
        return gate.IsCompletedSuccessfully
            ? ActAsync(step, gate.Result, scope, cancellationToken)
            : ActAfterAsync(gate, step, scope, cancellationToken);
    }

    private async ValueTask<TransitionResult<TStage, TTrigger>> ActAfterAsync(
        ValueTask<GateReport> gate, Step step, FireScope scope, CancellationToken cancellationToken)
    {
        var report = await gate.ConfigureAwait(false);
        return await ActAsync(step, report, scope, cancellationToken).ConfigureAwait(false);
    }

    private ValueTask<TransitionResult<TStage, TTrigger>> ActAsync(
        in Step step, GateReport report, FireScope scope, CancellationToken cancellationToken)
    {
        if (!report.Passed)
            return new(Reject(step.Position, step.Trigger, step.Command, step.Now, report));

        if (step.Route.Actions.Length == 0 && step.Route.Events.Length == 0)
            return new(Accept(step, report, consequences: null));

        var context = new TransitionContext<TStage, TTrigger, TSubject>(
            Subject, Graph.KeyOf(step.Position.Stage), step.Route.Transition.To!.Key, step.Trigger, step.Command, step.Now, scope);
        for (var index = 0; index < step.Route.Actions.Length; index++)
        {
            var action = step.Route.Actions[index].RunAsync(context, cancellationToken);
            if (!action.IsCompletedSuccessfully)
                return ActRestAsync(action, index + 1, step, context, report, scope, cancellationToken);

            action.GetAwaiter().GetResult();
        }

        return new(Conclude(step, context, report, scope));
    }

    private async ValueTask<TransitionResult<TStage, TTrigger>> ActRestAsync(
        ValueTask action,
        int next,
        Step step,
        TransitionContext<TStage, TTrigger, TSubject> context,
        GateReport report,
        FireScope scope,
        CancellationToken cancellationToken)
    {
        await action.ConfigureAwait(false);
        for (var index = next; index < step.Route.Actions.Length; index++)
            await step.Route.Actions[index].RunAsync(context, cancellationToken).ConfigureAwait(false);

        return Conclude(step, context, report, scope);
    }

    /// <summary>Makes the events, which may still fail, and takes the step, which may not.</summary>
    private TransitionResult<TStage, TTrigger> Conclude(
        in Step step, TransitionContext<TStage, TTrigger, TSubject> context, GateReport report, FireScope scope)
    {
        TransitionResult<TStage, TTrigger>.Consequences? consequences = null;
        if (step.Route.Events is { Length: > 0 } makers)
        {
            // A loop, since a lambda would capture the context and cost its closure also where there are no events.
            var events = new object[makers.Length];
            for (var index = 0; index < makers.Length; index++)
                events[index] = makers[index](context);
            consequences = new(events, []);
        }

        scope.EndStep();
        return Accept(step, report, consequences);
    }

    /// <summary>Stage, version and history change together.</summary>
    private TransitionResult<TStage, TTrigger> Accept(
        in Step step, GateReport report, TransitionResult<TStage, TTrigger>.Consequences? consequences)
    {
        var from = Graph.KeyOf(step.Position.Stage);
        var target = step.Route.Transition.To!;
        if (report.Outcome != TransitionOutcome.Ignored)
        {
            var version = _version;
            var entry = Entry(report, from, target.Key, step.Trigger, step.Command, step.Now, version + 1);
            _history?.MakeRoom();
            Volatile.Write(ref _version, ~version);
            _history?.Append(entry!);
            Volatile.Write(ref _position, step.Position.MoveTo(target.Index).Packed);
            Volatile.Write(ref _version, version + 1);
        }

        return new(report.Outcome, from, target.Key, step.Trigger, report, consequences);
    }

    private TransitionResult<TStage, TTrigger> Reject(
        Position position, TTrigger trigger, TransitionCommand command, DateTimeOffset now, GateReport report)
    {
        var stage = Graph.KeyOf(position.Stage);
        if (Entry(report, stage, stage, trigger, command, now, _version) is { } entry)
        {
            _history!.MakeRoom();
            _history.Append(entry);
        }

        return new(report.Outcome, stage, stage, trigger, report);
    }

    private HistoryEntry<TStage, TTrigger>? Entry(
        GateReport report, TStage from, TStage to, TTrigger trigger, TransitionCommand command, DateTimeOffset now, long version) =>
        _history is null ? null : new(report, from, to, trigger, command.Actor, command.Reason, now, version);

    private GateReport ConflictReport(Position position, TTrigger trigger) => new()
    {
        Trigger = trigger.ToString() ?? string.Empty,
        From = Graph.Stages[position.Stage].Name,
        Outcome = TransitionOutcome.Conflict,
    };

    private readonly record struct Step(
        CompiledRoute<TStage, TTrigger, TSubject> Route,
        Position Position,
        TTrigger Trigger,
        TransitionCommand Command,
        DateTimeOffset Now);
}
