using System.Text.Json;

namespace Lifecycle;

/// <summary>The options of a manager. Immutable once made, apart from what it refers to.</summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TSubject">The type of the subject.</typeparam>
public sealed class LifecycleManagerOptions<TStage, TSubject>
    where TStage : notnull
{
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromDays(24);

    /// <summary>
    /// The clock, services, time-outs and observer of its instances. A manager always keeps a history, whatever
    /// <see cref="InstanceOptions.KeepHistory"/> is.
    /// </summary>
    public InstanceOptions Instance { get; init; } = new();

    /// <summary>
    /// How often a change is tried before the changes of other callers make it a conflict. At least 1. Default: 10.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int Attempts
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 10;

    /// <summary>
    /// How long the fire of a due date may take before it is given up, and tried again later. More than zero and at
    /// most 24 days, or <see cref="Timeout.InfiniteTimeSpan"/> for no limit. Default: one minute.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public TimeSpan DueTimeout
    {
        get;
        init => field = value == Timeout.InfiniteTimeSpan || (value > TimeSpan.Zero && value <= LongestTimeout)
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(value),
                value,
                "Expected more than zero and at most 24 days, or Timeout.InfiniteTimeSpan.");
    } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How events are written as JSON, and how an <see cref="ILifecycleManager"/> reads payloads. Needed only if a
    /// transition emits events, or a payload is given as JSON. Default: <see langword="null"/>.
    /// </summary>
    public JsonSerializerOptions? Json { get; init; }

    /// <summary>
    /// Called after a write that stored events, so that what sends them need not wait to look again; if the write is
    /// part of a transaction of the application, again after its commit, as far as the store learns of it. Must not
    /// throw. Default: <see langword="null"/>.
    /// </summary>
    public Action? OnEventsStored { get; init; }

    /// <summary>
    /// Whether each entry of a history records what was changed in the subject, in
    /// <see cref="StoredEntry.Changes"/>. Default: <see langword="false"/>, since it makes a history as large as the
    /// changes.
    /// </summary>
    public bool RecordChanges { get; init; }

    /// <summary>Where instances in stages of earlier definition revisions belong. Default: no migrations.</summary>
    public StageMigrations<TStage, TSubject> Migrations { get; init; } = new();
}
