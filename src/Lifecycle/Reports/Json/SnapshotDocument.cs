using System.Text.Json.Serialization;

namespace Lifecycle;

/// <summary>The JSON form of a snapshot. A reader has to refuse a null name.</summary>
internal sealed record SnapshotDocument(
    [property: JsonRequired] string? Lifecycle,
    [property: JsonRequired] int DefinitionRevision,
    [property: JsonRequired] string? Stage,
    string? Previous,
    [property: JsonRequired] long Version,
    DateTimeOffset? EnteredAt);
