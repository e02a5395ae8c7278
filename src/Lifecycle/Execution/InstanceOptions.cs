using System.Diagnostics;

namespace Lifecycle;

/// <summary>
/// The clock, services and history of an instance. Immutable and thread-safe; equal by value. Share one object among
/// instances: each then takes less memory.
/// </summary>
public sealed record InstanceOptions
{
    private RuntimeSlot _runtime;

    /// <summary>The clock. Default: the system's.</summary>
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
    /// The source of criterion and action classes and their constructor parameters. A class that is registered here is
    /// resolved from here; others are made by the <see cref="IServiceActivator"/> that is registered here. Needed only
    /// if a class has constructor parameters without default values. Default: none.
    /// </summary>
    public IServiceProvider? Services { get; init; }

    /// <summary>
    /// Whether the instance keeps its history in memory: one entry for each fire that moved, stayed, was refused or was
    /// not permitted. It costs some 200 bytes for an instance with up to four entries, and some 30 for each further
    /// entry. Without it, an instance keeps its entry time only if the lifecycle uses <c>DueAfter</c>. Default:
    /// <see langword="true"/>.
    /// </summary>
    public bool KeepHistory { get; init; } = true;

    /// <summary>
    /// How many entries an instance keeps at least; older ones are dropped, some 64 at a time. Greater than zero, or
    /// <see langword="null"/> for no limit. Default: 100,000, some 3 MB.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or negative.</exception>
    public int? HistoryLimit
    {
        get;
        init
        {
            if (value is <= 0)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(value), value, $"{nameof(HistoryLimit)} is more than zero, or null for no limit.");
            }

            field = value;
        }
    } = 100_000;

    /// <summary>
    /// How long a criterion without a time-out of its own may take; longer counts as unmet. Greater than zero and at
    /// most 24 days, or <see cref="Timeout.InfiniteTimeSpan"/>, the default. An
    /// <see cref="EntryCriterion{TSubject}"/> answers at once and has no time-out.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero, negative, or more than 24 days.</exception>
    public TimeSpan CriterionTimeout
    {
        get;
        init
        {
            if (!TimerRange.Contains(value))
            {
                throw new ArgumentOutOfRangeException(
                    nameof(value),
                    value,
                    $"{nameof(CriterionTimeout)} is more than zero and at most {TimerRange.Longest.Days} days, or "
                        + "infinite.");
            }

            field = value;
        }
    } = Timeout.InfiniteTimeSpan;

    /// <summary>
    /// Whether criteria and actions run in the caller's <see cref="SynchronizationContext"/>, as code of a user
    /// interface needs. If not, they run on the caller's thread until the first of them waits, or the fire itself waits
    /// for another fire of the instance; after that, on the thread pool. Default: <see langword="false"/>.
    /// </summary>
    public bool KeepSynchronizationContext { get; init; }

    /// <summary>Observes every start and every fire. Default: none.</summary>
    public ITransitionObserver? Observer { get; init; }

    /// <summary>
    /// Called with an exception that the observer threw; an exception of its own is dropped. Default: writes it to
    /// <see cref="Trace"/>.
    /// </summary>
    public Action<Exception>? OnObserverFailure { get; init; }

    /// <summary>
    /// The id of the instance, for observers. A manager sets it. Options with an id serve one instance only. Default:
    /// none.
    /// </summary>
    public string? InstanceId { get; init; }

    internal static InstanceOptions Default { get; } = new();

    internal void ObserverFailed(Exception exception)
    {
        try
        {
            if (OnObserverFailure is { } handle)
                handle(exception);
            else
                Trace.TraceError($"A transition observer failed: {exception}");
        }
        catch (Exception)
        {
            // The fire has a result, and nothing is left that could be told of this.
        }
    }

    /// <summary>
    /// These options together with a compiled lifecycle, so that an instance holds one reference to both.
    /// </summary>
    internal Runtime<TStage, TTrigger, TSubject> RuntimeOf<TStage, TTrigger, TSubject>(
        CompiledLifecycle<TStage, TTrigger, TSubject> lifecycle)
        where TStage : notnull
        where TTrigger : notnull => _runtime.Of(lifecycle, this);
}
