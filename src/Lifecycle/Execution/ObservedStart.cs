namespace Lifecycle;

/// <summary>
/// A start as a <see cref="ITransitionObserver"/> sees it. An immutable value. To test an observer on its own, make one
/// with an object initializer.
/// </summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
public readonly struct ObservedStart<TStage, TTrigger>
    where TStage : notnull
    where TTrigger : notnull
{
    /// <summary>The lifecycle.</summary>
    public required LifecycleGraph<TStage, TTrigger> Graph { get; init; }

    /// <summary>The stage that the subject starts in.</summary>
    public required TStage Stage { get; init; }

    /// <summary>The id of the instance; <see langword="null"/> if it has none.</summary>
    public string? InstanceId { get; init; }

    /// <summary>Who starts it, if the caller stated it.</summary>
    public string? Actor { get; init; }
}
