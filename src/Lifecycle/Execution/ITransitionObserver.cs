namespace Lifecycle;

/// <summary>
/// Observes every start and every fire of the instances that name it in <see cref="InstanceOptions.Observer"/>, for
/// logs, traces and metrics. Many threads call it at once. It changes nothing: an exception that it throws goes to
/// <see cref="InstanceOptions.OnObserverFailure"/>, and the caller gets the result or the exception of the start or
/// fire. The methods for starts do nothing unless an observer implements them.
/// </summary>
public interface ITransitionObserver
{
    /// <summary>A trigger is about to be fired, possibly after waiting for earlier fires.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <param name="fire">The fire.</param>
    /// <returns>Anything that <see cref="OnFired"/> or <see cref="OnFailed"/> needs to know about the
    /// beginning.</returns>
    object? OnFiring<TStage, TTrigger>(in ObservedFire<TStage, TTrigger> fire)
        where TStage : notnull
        where TTrigger : notnull;

    /// <summary>The fire has a result, and so has each of its follow-ups.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <param name="fire">The fire.</param>
    /// <param name="result">The result.</param>
    /// <param name="beginning">
    /// The object that <see cref="OnFiring"/> returned; <see langword="null"/> if it threw.
    /// </param>
    void OnFired<TStage, TTrigger>(
        in ObservedFire<TStage, TTrigger> fire, in TransitionResult<TStage, TTrigger> result, object? beginning)
        where TStage : notnull
        where TTrigger : notnull;

    /// <summary>
    /// The fire ended with an exception: of an action, or because the caller cancelled it. If a follow-up failed, the
    /// steps before it were observed as fired, and <see cref="OnFiring"/> was called again for the follow-up.
    /// </summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <param name="fire">The fire.</param>
    /// <param name="exception">The exception, which the caller gets.</param>
    /// <param name="isCancelled">
    /// Whether the caller cancelled the fire. A time-out of an action's own is a failure, even if it throws an
    /// <see cref="OperationCanceledException"/>.
    /// </param>
    /// <param name="beginning">
    /// The object that <see cref="OnFiring"/> returned; <see langword="null"/> if it threw.
    /// </param>
    void OnFailed<TStage, TTrigger>(
        in ObservedFire<TStage, TTrigger> fire, Exception exception, bool isCancelled, object? beginning)
        where TStage : notnull
        where TTrigger : notnull;

    /// <summary>A subject is about to start, before the criteria of its start are evaluated.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <param name="start">The start.</param>
    /// <returns>Anything that <see cref="OnStarted"/> or <see cref="OnStartFailed"/> needs to know about the
    /// beginning.</returns>
    object? OnStarting<TStage, TTrigger>(in ObservedStart<TStage, TTrigger> start)
        where TStage : notnull
        where TTrigger : notnull => null;

    /// <summary>
    /// The subject has started, or criteria refuse the start. With a manager, it is stored after this call.
    /// </summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <param name="start">The start.</param>
    /// <param name="report">The report: <see cref="GateReport.Passed"/> if the subject has started.</param>
    /// <param name="beginning">
    /// The object that <see cref="OnStarting"/> returned; <see langword="null"/> if it threw.
    /// </param>
    void OnStarted<TStage, TTrigger>(
        in ObservedStart<TStage, TTrigger> start, GateReport report, object? beginning)
        where TStage : notnull
        where TTrigger : notnull
    {
    }

    /// <summary>The start ended with an exception: of an action, or because the caller cancelled it.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <param name="start">The start.</param>
    /// <param name="exception">The exception, which the caller gets.</param>
    /// <param name="isCancelled">
    /// Whether the caller cancelled the start. A time-out of an action's own is a failure, even if it throws an
    /// <see cref="OperationCanceledException"/>.
    /// </param>
    /// <param name="beginning">
    /// The object that <see cref="OnStarting"/> returned; <see langword="null"/> if it threw.
    /// </param>
    void OnStartFailed<TStage, TTrigger>(
        in ObservedStart<TStage, TTrigger> start, Exception exception, bool isCancelled, object? beginning)
        where TStage : notnull
        where TTrigger : notnull
    {
    }
}
