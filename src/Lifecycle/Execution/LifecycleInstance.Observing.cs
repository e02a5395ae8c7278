namespace Lifecycle;

/// <content>How a fire is observed.</content>
public sealed partial class LifecycleInstance<TStage, TTrigger, TSubject>
{
    private async ValueTask<TransitionResult<TStage, TTrigger>> FireObservedAsync(
        ITransitionObserver observer, TTrigger trigger, TransitionCommand command, CancellationToken cancellationToken)
    {
        var fire = Observed(trigger, command);
        var beginning = Begin(observer, fire);
        TransitionResult<TStage, TTrigger> result;
        try
        {
            if (!_lock.TryEnter())
                await EnterLockAsync(cancellationToken).ConfigureAwait(Runtime.KeepsContext);

            // Earlier fires may have moved the instance meanwhile.
            fire = Observed(trigger, command);
            result = await FireLocked(trigger, command, cancellationToken).ConfigureAwait(Runtime.KeepsContext);
        }
        catch (FollowUpFailedException<TStage, TTrigger> exception)
        {
            // The observer, too, learns of the steps that stand.
            fire = After(fire, exception.Completed);
            Succeed(observer, fire, exception.Completed, beginning);
            var last = exception.Completed.FollowUps is [.., var followUp] ? followUp : exception.Completed;
            fire = fire with { Trigger = exception.Trigger, Stage = last.To };
            Fail(observer, fire, exception.InnerException!, Begin(observer, fire), cancellationToken);
            throw;
        }
        catch (Exception exception)
        {
            Fail(observer, fire, exception, beginning, cancellationToken);
            throw;
        }

        Succeed(observer, After(fire, result), result, beginning);
        return result;
    }

    private ObservedFire<TStage, TTrigger> Observed(TTrigger trigger, TransitionCommand command)
    {
        var (position, version, _) = _state.Read(entry: null);
        return new()
        {
            Graph = Graph,
            Trigger = trigger,
            Stage = Graph.KeyOf(position.Stage),
            Version = version,
            InstanceId = Runtime.Options.InstanceId,
            Actor = command.Actor,
        };
    }

    /// <summary>The fire with the version that it and its follow-ups led to.</summary>
    private static ObservedFire<TStage, TTrigger> After(
        in ObservedFire<TStage, TTrigger> fire, in TransitionResult<TStage, TTrigger> result)
    {
        var version = fire.Version + Changes(result);
        for (var index = 0; index < result.FollowUps.Count; index++)
            version += Changes(result.FollowUps[index]);

        return fire with { Version = version };
    }

    private static int Changes(in TransitionResult<TStage, TTrigger> result) =>
        result.Outcome is TransitionOutcome.Moved or TransitionOutcome.Stayed ? 1 : 0;

    private object? Begin(ITransitionObserver observer, in ObservedFire<TStage, TTrigger> fire)
    {
        try
        {
            return observer.OnFiring(fire);
        }
        catch (Exception failure)
        {
            Runtime.Options.ObserverFailed(failure);
            return null;
        }
    }

    private void Succeed(
        ITransitionObserver observer,
        in ObservedFire<TStage, TTrigger> fire,
        in TransitionResult<TStage, TTrigger> result,
        object? beginning)
    {
        try
        {
            observer.OnFired(fire, result, beginning);
        }
        catch (Exception failure)
        {
            Runtime.Options.ObserverFailed(failure);
        }
    }

    private void Fail(
        ITransitionObserver observer,
        in ObservedFire<TStage, TTrigger> fire,
        Exception exception,
        object? beginning,
        CancellationToken cancellationToken)
    {
        try
        {
            observer.OnFailed(
                fire,
                exception,
                Fire<TStage, TTrigger, TSubject>.IsCancelled(exception, cancellationToken),
                beginning);
        }
        catch (Exception failure)
        {
            Runtime.Options.ObserverFailed(failure);
        }
    }
}
