using System.Diagnostics.CodeAnalysis;

namespace Lifecycle;

/// <content>How a fire takes its turn, asks the gate, acts, and changes stage, version and history together.</content>
public sealed partial class LifecycleInstance<TStage, TTrigger, TSubject>
{
    private const int MostFollowUps = 1000;

    private async ValueTask<TransitionResult<TStage, TTrigger>> FireObservedAsync(
        ITransitionObserver observer, TTrigger trigger, TransitionCommand command, CancellationToken cancellationToken)
    {
        var beginning = observer.OnFiring(Graph, trigger);
        TransitionResult<TStage, TTrigger> result;
        try
        {
            result = await FireInTurnAsync(trigger, command, cancellationToken).ConfigureAwait(false);
        }
        catch (FollowUpFailedException<TStage, TTrigger> exception)
        {
            // What was taken is not lost on the observer either.
            observer.OnFired(Graph, exception.Completed, beginning);
            observer.OnFailed(Graph, exception.Trigger, exception.InnerException!, observer.OnFiring(Graph, exception.Trigger));
            throw;
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
    [SuppressMessage("Reliability", "CA2012", Justification = "Each task is looked at, and then awaited or returned once.")]
    private ValueTask<TransitionResult<TStage, TTrigger>> Fire(
        TTrigger trigger, TransitionCommand command, CancellationToken cancellationToken)
    {
        FireScope? scope = null;
        ValueTask<TransitionResult<TStage, TTrigger>> fire;
        try
        {
            var position = Position;
            var routes = _runtime.Lifecycle.Routes(position.Stage, trigger);
            if (routes.Length == 1 && routes[0].IsBare && command.ExpectedVersion is null && !cancellationToken.IsCancellationRequested)
            {
                // Nothing but the engine runs on a bare route, so it needs neither scope nor, without a history, the time.
                var now = _history is null ? default : _runtime.Options.TimeProvider.GetUtcNow();
                fire = new(Accept(new(routes[0], position, trigger, command, now), routes[0].Gate.AllMet, consequences: null));
            }
            else
            {
                scope = FireScope.Enter(this);
                fire = StepAsync(trigger, command, scope, cancellationToken);
                if (!fire.IsCompletedSuccessfully || scope.HasRequests)
                    fire = WithFollowUpsAsync(fire, scope, cancellationToken);
            }
        }
        catch (OperationCanceledException exception) when (exception.CancellationToken.IsCancellationRequested)
        {
            fire = ValueTask.FromCanceled<TransitionResult<TStage, TTrigger>>(exception.CancellationToken);
        }
        catch (Exception exception)
        {
            fire = ValueTask.FromException<TransitionResult<TStage, TTrigger>>(exception);
        }

        if (fire.IsCompleted)
        {
            scope?.Leave();
            FireQueue.Leave(ref _gate);
            return fire;
        }

        var whole = FinishAsync(fire, scope!);
        scope!.Suspend();
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
            var trigger = (TTrigger)request.Trigger;
            try
            {
                if (followUps?.Count == MostFollowUps)
                    throw new LifecycleException($"{MostFollowUps} others came before it; look for actions that ask for each other's triggers.");

                (followUps ??= []).Add(await StepAsync(trigger, request.Command, scope, cancellationToken).ConfigureAwait(false));
            }
            catch (Exception exception)
            {
                throw new FollowUpFailedException<TStage, TTrigger>(followUps is null ? result : result.With(followUps), trigger, exception);
            }
        }

        return followUps is null ? result : result.With(followUps);
    }

    /// <summary>Takes one step, or refuses it. Synchronous as long as the criteria and actions are.</summary>
    private ValueTask<TransitionResult<TStage, TTrigger>> StepAsync(
        TTrigger trigger, TransitionCommand command, FireScope scope, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var position = Position;
        var routes = _runtime.Lifecycle.Routes(position.Stage, trigger);

        // Reading the clock costs more than all the rest of a step that nobody needs the time for.
        var now = _history is null && routes is [{ NeedsTime: false }] ? default : _runtime.Options.TimeProvider.GetUtcNow();
        if (command.ExpectedVersion is { } expected && expected != _version)
            return new(Reject(position, trigger, command, now, ConflictReport(position, trigger)));

        if (!_runtime.TrySelect(position, trigger, Subject, command, now, out var route, out var report))
            return new(Reject(position, trigger, command, now, report));

        var step = new Step(route, position, trigger, command, now);
        var gate = route.Gate.EvaluateAsync(route.Context(Subject, command, now), _runtime.Options, scope, cancellationToken);
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
            var action = step.Route.Actions[index].RunAsync(context, scope, cancellationToken);
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
            await step.Route.Actions[index].RunAsync(context, scope, cancellationToken).ConfigureAwait(false);

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
                events[index] = makers[index](context) ?? throw new InvalidOperationException($"{step.Trigger} emits null, where an event was expected.");
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

    private readonly record struct Step(
        CompiledRoute<TStage, TTrigger, TSubject> Route,
        Position Position,
        TTrigger Trigger,
        TransitionCommand Command,
        DateTimeOffset Now);
}
