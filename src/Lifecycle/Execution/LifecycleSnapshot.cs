using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lifecycle;

/// <summary>
/// Everything an instance has to remember beside its subject, and the lifecycle that it is an instance of. Stages are
/// text, so a snapshot outlives a revision of its definition. Immutable, equal by value, and ready for
/// System.Text.Json, which writes it in one form whatever its options.
/// </summary>
/// <remarks>
/// <see cref="LifecycleInstance{TStage, TTrigger, TSubject}.Snapshot"/> makes one of an instance, and
/// <see cref="LifecycleDefinition{TStage, TTrigger, TSubject}.SnapshotOf(TStage, long)"/> one of a stage and a version.
/// </remarks>
[JsonConverter(typeof(LifecycleSnapshotJsonConverter))]
public sealed record LifecycleSnapshot
{
    /// <summary>The name of the lifecycle, as <see cref="LifecycleDefinition.Name"/>.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public required string Lifecycle
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    }

    /// <summary>
    /// The revision of the definition, as <see cref="LifecycleDefinition.Revision"/>; at least 1.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public required int DefinitionRevision
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    }

    /// <summary>The stage, as text: <see cref="LifecycleStage{TStage, TTrigger}.KeyText"/>.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public required string Stage
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    }

    /// <summary>
    /// The stage that was left when this one was entered, where a return leads, as text; <see langword="null"/>, the
    /// default, if the stage was not entered from another.
    /// </summary>
    public string? Previous { get; init; }

    /// <summary>The number of accepted changes; at least 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public required long Version
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    /// <summary>
    /// When the stage was entered, in UTC; <see langword="null"/>, the default, if that is not known. An instance that
    /// is resumed without it counts from then on.
    /// </summary>
    public DateTimeOffset? EnteredAt
    {
        get;
        init => field = value?.ToUniversalTime();
    }

    /// <summary>Reads a snapshot from its JSON form.</summary>
    /// <param name="json">The text that <see cref="ToJson"/> wrote.</param>
    /// <exception cref="JsonException">
    /// The text is not the JSON form of a snapshot; the message names the member that is missing, null or not valid.
    /// </exception>
    public static LifecycleSnapshot FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Of(JsonSerializer.Deserialize(json, LifecycleJson.Default.SnapshotDocument))
            ?? throw new JsonException("A snapshot was expected, and the text holds null.");
    }

    /// <summary>The snapshot as JSON, in camel case and with stages by name.</summary>
    public string ToJson() => JsonSerializer.Serialize(ToDocument(), LifecycleJson.Default.SnapshotDocument);

    /// <exception cref="JsonException">A member is null or out of range.</exception>
    internal static LifecycleSnapshot? Of(SnapshotDocument? document) => document is null ? null : new()
    {
        Lifecycle = document.Lifecycle ?? throw Null("lifecycle"),
        DefinitionRevision = document.DefinitionRevision >= 1
            ? document.DefinitionRevision
            : throw Low("definitionRevision", document.DefinitionRevision, least: 1),
        Stage = document.Stage ?? throw Null("stage"),
        Previous = document.Previous,
        Version = document.Version >= 0 ? document.Version : throw Low("version", document.Version, least: 0),
        EnteredAt = document.EnteredAt,
    };

    internal SnapshotDocument ToDocument() => new(Lifecycle, DefinitionRevision, Stage, Previous, Version, EnteredAt);

    private static JsonException Null(string member) =>
        new($"The {member} of a snapshot is null; a text was expected.");

    private static JsonException Low(string member, long value, int least) =>
        new(FormattableString.Invariant($"The {member} of a snapshot is {value}; at least {least} was expected."));
}
