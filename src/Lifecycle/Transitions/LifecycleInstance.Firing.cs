using System.Diagnostics.CodeAnalysis;

namespace Lifecycle;

/// <content>How a fire takes its turn, asks the gate, acts, and changes stage, version and history together.</content>
public sealed partial class LifecycleInstance<TStage, TTrigger, TSubject>
{
    private const int MostFollowUps = 1000;

    /// <summary>
    /// Takes a step that runs no code but the engine's and leaves no entry, where nobody is in the way. It needs no
    /// scope, no time and one interlocked write, which brought the price of such a fire from 48 to 14 ns.
    /// </summary>
    private CompiledRoute<TStage, TTrigger, TSubject>? StepAtOnce(
        TTrigger trigger, TransitionCommand? command, CancellationToken cancellationToken)
    {
        var position = Position;
        if (!_runtime.IsUnwatched
            || _runtime.Lifecycle.PlainRoute(position.Stage, trigger) is not { IsBare: true } route
            || command is not (null or { Payload: null, ExpectedVersion: null })
            || cancellationToken.IsCancellationRequested
            || FireScope.IsDryRun
            || !FireQueue.TryEnterBriefly(ref _gate))
        {
            return null;
        }

        // Somebody may have been faster.
        var isHere = _position == position.Packed;
        if (isHere)
            MoveTo(position, route.Target);

        FireQueue.LeaveBriefly(ref _gate);
        return isHere ? route : null;
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
        catch (FollowUpFailedException<TStage, TTrigger> exception)
        {
            // What was taken is not lost on the observer either.
            observer.OnFired(Graph, exception.Completed, beginning);
            observer.OnFailed(
                Graph,
                exception.Trigger,
                exception.InnerException!,
                observer.OnFiring(Graph, exception.Trigger));
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
        TTrigger trigger,
        TransitionCommand command,
        CancellationToken cancellationToken) =>
        FireQueue.TryEnter(ref _gate)
            ? Fire(trigger, command, cancellationToken)
            : FireLaterAsync(trigger, command, cancellationToken);

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
        try
        {
            var position = Position;
            if (_runtime.Lifecycle.PlainRoute(position.Stage, trigger) is { } route)
            {
                var result = StepPlainly(route, position, trigger, command, cancellationToken);
                FireQueue.Leave(ref _gate);
                return new(result);
            }
        }
        catch (Exception exception)
        {
            FireQueue.Leave(ref _gate);
            return Failed(exception);
        }

        return FireFully(trigger, command, cancellationToken);
    }

    [SuppressMessage(
        "Reliability",
        "CA2012",
        Justification = "Each task is looked at, and then awaited or returned once.")]
    private ValueTask<TransitionResult<TStage, TTrigger>> FireFully(
        TTrigger trigger, TransitionCommand command, CancellationToken cancellationToken)
    {
        var scope = FireScope.Enter(this, restoresContext: true);
        ValueTask<TransitionResult<TStage, TTrigger>> fire;
        try
        {
            fire = StepAsync(trigger, command, scope, cancellationToken);
            if (!fire.IsCompletedSuccessfully || scope.HasRequests)
                fire = WithFollowUpsAsync(fire, scope, cancellationToken);
        }
        catch (Exception exception)
        {
            fire = Failed(exception);
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

    private static ValueTask<TransitionResult<TStage, TTrigger>> Failed(Exception exception) =>
        exception is OperationCanceledException { CancellationToken: { IsCancellationRequested: true } token }
            ? ValueTask.FromCanceled<TransitionResult<TStage, TTrigger>>(token)
            : ValueTask.FromException<TransitionResult<TStage, TTrigger>>(exception);

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
                    throw new LifecycleException(
                        $"{MostFollowUps} others came before it; look for actions that ask for each other's triggers.");

                (followUps ??= []).Add(
                    await StepAsync(trigger, request.Command, scope, cancellationToken).ConfigureAwait(false));
            }
            catch (Exception exception)
            {
                throw new FollowUpFailedException<TStage, TTrigger>(
                    followUps is null ? result : result.With(followUps),
                    trigger,
                    exception);
            }
        }

        return followUps is null ? result : result.With(followUps);
    }

    /// <summary>Takes a plain step, or refuses it.</summary>
    private TransitionResult<TStage, TTrigger> StepPlainly(
        CompiledRoute<TStage, TTrigger, TSubject> route,
        Position position,
        TTrigger trigger,
        TransitionCommand command,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        // Reading the clock costs more than all the rest, and only an entry needs the time.
        var now = _history is null ? default : _runtime.Options.TimeProvider.GetUtcNow();
        if (command.ExpectedVersion is { } expected && expected != _version)
            return Reject(position, trigger, command, now, ConflictReport(position, trigger));

        var report = route.Gate.AllMet;
        if (!route.IsBare)
        {
            var scope = FireScope.Enter(this, restoresContext: false);
            try
            {
                report = route.Gate.EvaluatePredicates(Subject, cancellationToken);
            }
            finally
            {
                scope.Leave();
            }
        }

        return report.Passed
            ? Accept(new(route, position, trigger, command, now), report, events: [])
            : Reject(position, trigger, command, now, report);
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
        var gate = route.Gate.EvaluateAsync(
            route.Context(Subject, command, now),
            _runtime.Options,
            scope,
            cancellationToken);
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
            return new(Accept(step, report, events: []));

        var context = new TransitionContext<TStage, TTrigger, TSubject>(
            Subject,
            Graph.KeyOf(step.Position.Stage),
            step.Route.Transition.To!.Key,
            step.Trigger,
            step.Command,
            step.Now,
            scope);
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
        var makers = step.Route.Events;
        var events = makers.Length == 0 ? [] : new object[makers.Length];
        for (var index = 0; index < makers.Length; index++)
            events[index] = makers[index](context)
                ?? throw new InvalidOperationException($"{step.Trigger} emits null, where an event was expected.");

        scope.EndStep();
        return Accept(step, report, events);
    }

    /// <summary>Stage, version and history change together. What may fail for want of memory comes before.</summary>
    private TransitionResult<TStage, TTrigger> Accept(in Step step, GateReport report, object[] events)
    {
        var route = step.Route;
        var result = ReferenceEquals(report, route.Gate.AllMet)
            ? route.Taken
            : new(route.Transition.From.Key, route.Transition.To!.Key, step.Trigger, report);
        var resultWithEvents = events.Length == 0 ? result : result.With(events);
        if (_history is null || route.Target == Position.Nowhere)
        {
            MoveTo(step.Position, route.Target);
        }
        else
        {
            // Without the events, which a history would keep alive.
            var entry = Entry(result, step.Command, step.Now, _version + 1);
            _history.MakeRoom();
            MoveTo(step.Position, route.Target, entry);
        }

        return resultWithEvents;
    }

    /// <summary>
    /// Changes stage and version, and the history with them. Nothing changes where there is no stage to go to.
    /// </summary>
    private void MoveTo(Position position, int target, HistoryEntry<TStage, TTrigger>? entry = null)
    {
        if (target == Position.Nowhere)
            return;

        var version = _version;
        Volatile.Write(ref _version, ~version);
        if (entry is not null)
            _history!.Append(entry);
        Volatile.Write(ref _position, position.MoveTo(target).Packed);
        Volatile.Write(ref _version, version + 1);
    }

    private TransitionResult<TStage, TTrigger> Reject(
        Position position, TTrigger trigger, TransitionCommand command, DateTimeOffset now, GateReport report)
    {
        var stage = Graph.KeyOf(position.Stage);
        var result = new TransitionResult<TStage, TTrigger>(stage, stage, trigger, report);
        if (_history is not null)
        {
            var entry = Entry(result, command, now, _version);
            _history.MakeRoom();
            _history.Append(entry);
        }

        return result;
    }

    private static HistoryEntry<TStage, TTrigger> Entry(
        TransitionResult<TStage, TTrigger> result, TransitionCommand command, DateTimeOffset now, long version) =>
        new(result, command.Actor, command.Reason, now, version);

    private readonly record struct Step(
        CompiledRoute<TStage, TTrigger, TSubject> Route,
        Position Position,
        TTrigger Trigger,
        TransitionCommand Command,
        DateTimeOffset Now);
}
