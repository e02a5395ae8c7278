namespace Lifecycle;

/// <summary>
/// Watches every fire of the instances that have it in their <see cref="InstanceOptions.Observer"/>, for logs, traces
/// and metrics. It is called by many threads at a time and changes nothing; an exception of it reaches whoever fires.
/// </summary>
public interface ITransitionObserver
{
    /// <summary>A trigger is about to be fired, perhaps after others that were fired before.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <param name="graph">The lifecycle.</param>
    /// <param name="trigger">The trigger.</param>
    /// <returns>Whatever <see cref="OnFired"/> or <see cref="OnFailed"/> wants to know of this beginning.</returns>
    object? OnFiring<TStage, TTrigger>(LifecycleGraph<TStage, TTrigger> graph, TTrigger trigger)
        where TStage : notnull
        where TTrigger : notnull;

    /// <summary>The fire has an outcome, and so has each of its follow-ups.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <param name="graph">The lifecycle.</param>
    /// <param name="result">What came of it.</param>
    /// <param name="beginning">What <see cref="OnFiring"/> returned.</param>
    void OnFired<TStage, TTrigger>(
        LifecycleGraph<TStage, TTrigger> graph,
        in TransitionResult<TStage, TTrigger> result,
        object? beginning)
        where TStage : notnull
        where TTrigger : notnull;

    /// <summary>
    /// The fire ended with an exception: of an action, or since the caller gave up. For a follow-up, the steps before
    /// it were observed as fired, and it has a beginning of its own.
    /// </summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <param name="graph">The lifecycle.</param>
    /// <param name="trigger">The trigger.</param>
    /// <param name="exception">The exception, which the caller gets.</param>
    /// <param name="beginning">What <see cref="OnFiring"/> returned.</param>
    void OnFailed<TStage, TTrigger>(
        LifecycleGraph<TStage, TTrigger> graph,
        TTrigger trigger,
        Exception exception,
        object? beginning)
        where TStage : notnull
        where TTrigger : notnull;
}
