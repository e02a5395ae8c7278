using System.Text.Json;

namespace Lifecycle;

/// <summary>What a manager works with beside its definition and store.</summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TSubject">The type of the thing that moves through the lifecycle.</typeparam>
public sealed class LifecycleManagerOptions<TStage, TSubject>
    where TStage : notnull
{
    /// <summary>Time, services, time-outs and observer. A history is always kept while a trigger is fired.</summary>
    public InstanceOptions Instance { get; init; } = new();

    /// <summary>
    /// How often a change is tried in all before others' changes make it a conflict. At least 1; 10 unless said
    /// otherwise.
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

    /// <summary>How events are written; needed where a transition emits any.</summary>
    public JsonSerializerOptions? Events { get; init; }

    /// <summary>What becomes of instances in stages of earlier revisions.</summary>
    public StageMigrations<TStage, TSubject> Migrations { get; init; } = new();
}
