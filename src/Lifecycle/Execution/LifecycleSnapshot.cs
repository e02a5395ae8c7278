using System.Text.Json.Serialization;

namespace Lifecycle;

/// <summary>
/// Everything an instance has to remember beside its subject. Immutable, equal by value, and ready for
/// System.Text.Json.
/// </summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
public sealed record LifecycleSnapshot<TStage>
    where TStage : notnull
{
    /// <summary>Makes a snapshot of a stage that was not entered from another.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="version">The number of accepted changes; at least 0.</param>
    public LifecycleSnapshot(TStage stage, long version)
        : this(stage, version, hasPrevious: false, default)
    {
    }

    /// <summary>Makes a snapshot.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="version">The number of accepted changes; at least 0.</param>
    /// <param name="previous">The stage that was left when this one was entered.</param>
    public LifecycleSnapshot(TStage stage, long version, TStage previous)
        : this(stage, version, hasPrevious: true, previous)
    {
    }

    /// <summary>Makes a snapshot from its parts, as they were stored.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="version">The number of accepted changes; at least 0.</param>
    /// <param name="hasPrevious">Whether the stage was entered from another.</param>
    /// <param name="previous">That other stage; ignored if there is none.</param>
    [JsonConstructor]
    public LifecycleSnapshot(TStage stage, long version, bool hasPrevious, TStage? previous)
    {
        Stage = stage;
        Version = version;
        HasPrevious = hasPrevious;
        Previous = hasPrevious ? previous : default;
    }

    /// <summary>The stage.</summary>
    [JsonRequired]
    public TStage Stage { get; init; }

    /// <summary>The number of accepted changes.</summary>
    [JsonRequired]
    public long Version { get; init; }

    /// <summary>Whether the stage was entered from another, <see cref="Previous"/>.</summary>
    public bool HasPrevious { get; }

    /// <summary>
    /// The stage that was left when this one was entered, where a return leads; the default value if there is none.
    /// </summary>
    public TStage? Previous { get; }
}
