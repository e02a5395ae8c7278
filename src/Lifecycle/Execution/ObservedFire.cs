namespace Lifecycle;

/// <summary>
/// A fire as a <see cref="ITransitionObserver"/> sees it. An immutable value. To test an observer on its own, make one
/// with an object initializer.
/// </summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
public readonly struct ObservedFire<TStage, TTrigger>
    where TStage : notnull
    where TTrigger : notnull
{
    /// <summary>The lifecycle.</summary>
    public required LifecycleGraph<TStage, TTrigger> Graph { get; init; }

    /// <summary>The trigger.</summary>
    public required TTrigger Trigger { get; init; }

    /// <summary>
    /// The stage that the trigger is fired in. At the beginning of a fire that waits for earlier ones, the stage at
    /// that moment.
    /// </summary>
    public required TStage Stage { get; init; }

    /// <summary>
    /// The version of the instance: after the fire and its follow-ups if it has a result, otherwise before it.
    /// </summary>
    public required long Version { get; init; }

    /// <summary>The id of the instance; <see langword="null"/> if it has none.</summary>
    public string? InstanceId { get; init; }

    /// <summary>Who fires the trigger, if the caller stated it.</summary>
    public string? Actor { get; init; }
}
