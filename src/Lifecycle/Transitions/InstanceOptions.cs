namespace Lifecycle;

/// <summary>
/// What an instance works with: time, services, history. Immutable and thread-safe; share one object among instances,
/// which then cost less memory.
/// </summary>
public sealed class InstanceOptions
{
    private object[] _runtimes = [];

    /// <summary>Where the time comes from. The system's clock unless said otherwise.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public TimeProvider TimeProvider
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = TimeProvider.System;

    /// <summary>
    /// Where criterion classes and their constructor parameters come from. A criterion that the services know is taken
    /// from there; needed only where a criterion has constructor parameters.
    /// </summary>
    public IServiceProvider? Services { get; init; }

    /// <summary>
    /// Whether the instance keeps its history in memory: an entry for each fire that moved, stayed, was refused or was
    /// not permitted. It costs 32 bytes for an instance and some 75 for an entry.
    /// <see langword="true"/> unless said otherwise.
    /// </summary>
    public bool KeepHistory { get; init; } = true;

    /// <summary>
    /// How long a criterion may take that does not say so itself; longer counts as unmet. Endless unless said
    /// otherwise. Greater than zero and at most 24 days, or <see cref="Timeout.InfiniteTimeSpan"/>. An
    /// <see cref="EntryCriterion{TSubject}"/> answers at once and has no time-out.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero, negative, or more than 24 days.</exception>
    public TimeSpan CriterionTimeout
    {
        get;
        init
        {
            if (value != Timeout.InfiniteTimeSpan)
            {
                ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
                ArgumentOutOfRangeException.ThrowIfGreaterThan(value, LongestTimeout);
            }

            field = value;
        }
    } = Timeout.InfiniteTimeSpan;

    /// <summary>Who watches every fire; nobody unless said otherwise.</summary>
    public ITransitionObserver? Observer { get; init; }

    /// <summary>Timers reach little further.</summary>
    internal static TimeSpan LongestTimeout { get; } = TimeSpan.FromDays(24);

    internal static InstanceOptions Default { get; } = new();

    /// <summary>The same options, with a history.</summary>
    internal InstanceOptions WithHistory() => KeepHistory
        ? this
        : new()
        {
            TimeProvider = TimeProvider,
            Services = Services,
            CriterionTimeout = CriterionTimeout,
            Observer = Observer,
        };

    /// <summary>
    /// The pair of these options and a compiled lifecycle. Kept here, so that an instance holds one reference for both.
    /// </summary>
    internal Runtime<TStage, TTrigger, TSubject> RuntimeOf<TStage, TTrigger, TSubject>(
        CompiledLifecycle<TStage, TTrigger, TSubject> lifecycle)
        where TStage : notnull
        where TTrigger : notnull
    {
        foreach (var known in Volatile.Read(ref _runtimes))
        {
            if (known is Runtime<TStage, TTrigger, TSubject> runtime && runtime.Lifecycle == lifecycle)
                return runtime;
        }

        // Two threads may both add; the one whose array is lost has an equal pair, only not a shared one.
        var added = new Runtime<TStage, TTrigger, TSubject>(lifecycle, this);
        _runtimes = [.. _runtimes, added];
        return added;
    }
}
