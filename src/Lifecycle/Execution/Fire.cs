using System.Diagnostics.CodeAnalysis;

namespace Lifecycle;

/// <summary>
/// One fire of an instance whose lock the caller holds: its step, then the follow-ups that actions request.
/// </summary>
internal readonly struct Fire<TStage, TTrigger, TSubject>(
    LifecycleInstance<TStage, TTrigger, TSubject> instance, CancellationToken cancellationToken)
    where TStage : notnull
    where TTrigger : notnull
{
    private const int MostFollowUps = 1000;

    /// <summary>
    /// Runs the fire and releases the lock, now or when the last asynchronous criterion or action completes.
    /// </summary>
    [SuppressMessage("Reliability", "CA2012", Justification = "Each task is looked at, then awaited or returned once.")]
    public ValueTask<TransitionResult<TStage, TTrigger>> RunAsync(TTrigger trigger, TransitionCommand command)
    {
        var scope = FireScope.Enter(instance);
        ValueTask<TransitionResult<TStage, TTrigger>> fire;
        try
        {
            fire = StepAsync(trigger, command, scope);
            if (!fire.IsCompletedSuccessfully || scope.HasRequests)
                fire = FollowUpAsync(fire, scope);
        }
        catch (Exception exception)
        {
            fire = Failed(exception, cancellationToken);
        }

        if (fire.IsCompleted)
        {
            scope.Leave();
            instance.LeaveLock();
            return fire;
        }

        var whole = FinishAsync(fire, scope);
        scope.Suspend();
        return whole;
    }

    public static ValueTask<TransitionResult<TStage, TTrigger>> Failed(
        Exception exception, CancellationToken cancellationToken) =>
        IsCancelled(exception, cancellationToken)
            ? ValueTask.FromCanceled<TransitionResult<TStage, TTrigger>>(cancellationToken)
            : ValueTask.FromException<TransitionResult<TStage, TTrigger>>(exception);

    /// <summary>
    /// Whether the caller cancelled the fire. An action that ran out of its own time throws the same exception, often
    /// with a token of its own that is cancelled.
    /// </summary>
    public static bool IsCancelled(Exception exception, CancellationToken cancellationToken) =>
        exception is OperationCanceledException && cancellationToken.IsCancellationRequested;

    private ValueTask<TransitionResult<TStage, TTrigger>> StepAsync(
        TTrigger trigger, TransitionCommand command, FireScope scope) =>
        new Step<TStage, TTrigger, TSubject>(instance, trigger, command, scope, cancellationToken).TakeAsync();

    private async ValueTask<TransitionResult<TStage, TTrigger>> FinishAsync(
        ValueTask<TransitionResult<TStage, TTrigger>> fire, FireScope scope)
    {
        try
        {
            return await fire.ConfigureAwait(instance.Runtime.KeepsContext);
        }
        finally
        {
            scope.End();
            instance.LeaveLock();
        }
    }

    private async ValueTask<TransitionResult<TStage, TTrigger>> FollowUpAsync(
        ValueTask<TransitionResult<TStage, TTrigger>> step, FireScope scope)
    {
        var result = await step.ConfigureAwait(instance.Runtime.KeepsContext);
        List<TransitionResult<TStage, TTrigger>>? followUps = null;
        while (scope.TryDequeue(out var request))
        {
            var trigger = (TTrigger)request.Trigger;
            try
            {
                if (followUps?.Count == MostFollowUps)
                {
                    throw new LifecycleException(
                        $"A fire has at most {MostFollowUps} follow-ups. Look for actions that request each other's "
                            + "triggers.");
                }

                instance.RequireVersion();
                (followUps ??= []).Add(
                    await StepAsync(trigger, request.Command, scope).ConfigureAwait(instance.Runtime.KeepsContext));
            }
            catch (Exception exception)
            {
                throw new FollowUpFailedException<TStage, TTrigger>(
                    followUps is null ? result : result.With(followUps), trigger, exception);
            }
        }

        return followUps is null ? result : result.With(followUps);
    }
}
