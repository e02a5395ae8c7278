namespace Lifecycle;

/// <summary>
/// What an instance works with: time, services, history. Immutable and thread-safe; share one object among instances,
/// which then cost less memory.
/// </summary>
public sealed class InstanceOptions
{
    private object? _runtime;

    /// <summary>Where the time comes from. The system's clock unless said otherwise.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>
    /// Where criterion classes and their constructor parameters come from. A criterion that the services know is taken
    /// from there; needed only where a criterion has constructor parameters.
    /// </summary>
    public IServiceProvider? Services { get; init; }

    /// <summary>
    /// Whether the instance keeps its history in memory: an entry for each accepted, refused or impermissible fire.
    /// <see langword="true"/> unless said otherwise.
    /// </summary>
    public bool KeepHistory { get; init; } = true;

    /// <summary>
    /// How long a criterion may take that does not say so itself; longer counts as unmet. Endless unless said otherwise.
    /// Greater than zero, or <see cref="Timeout.InfiniteTimeSpan"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or negative.</exception>
    public TimeSpan CriterionTimeout
    {
        get;
        init
        {
            if (value != Timeout.InfiniteTimeSpan)
                ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            field = value;
        }
    } = Timeout.InfiniteTimeSpan;

    /// <summary>Who watches every fire; nobody unless said otherwise.</summary>
    public ITransitionObserver? Observer { get; init; }

    internal static InstanceOptions Default { get; } = new();

    /// <summary>
    /// The pair of these options and a compiled lifecycle. Kept here, so that an instance holds one reference for both.
    /// </summary>
    internal Runtime<TStage, TTrigger, TSubject> RuntimeOf<TStage, TTrigger, TSubject>(
        CompiledLifecycle<TStage, TTrigger, TSubject> lifecycle)
        where TStage : notnull
        where TTrigger : notnull
    {
        if (_runtime is Runtime<TStage, TTrigger, TSubject> known && known.Lifecycle == lifecycle)
            return known;

        var runtime = new Runtime<TStage, TTrigger, TSubject>(lifecycle, this);
        _runtime = runtime;
        return runtime;
    }
}
