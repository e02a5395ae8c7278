namespace Lifecycle;

/// <summary>An entry of a stored history. Immutable.</summary>
public sealed record StoredEntry
{
    /// <summary>The number of the entry in the history; the first is 1.</summary>
    public required long Number { get; init; }

    /// <summary>
    /// The concurrency token that the instance got with this entry. A step and its follow-ups are written together and
    /// share one.
    /// </summary>
    public required long ConcurrencyToken { get; init; }

    /// <summary>The time of the fire, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The stage that the instance was in, as text.</summary>
    public required string From { get; init; }

    /// <summary>The stage afterwards, as text; equal to <see cref="From"/> unless it moved.</summary>
    public required string To { get; init; }

    /// <summary>The trigger, as text.</summary>
    public required string Trigger { get; init; }

    /// <summary>The outcome.</summary>
    public required TransitionOutcome Outcome { get; init; }

    /// <summary>The version after an accepted fire; the version that a refused fire saw.</summary>
    public required long Version { get; init; }

    /// <summary>The definition revision that the trigger was fired under.</summary>
    public required int DefinitionRevision { get; init; }

    /// <summary>Who fired the trigger, if the caller stated it.</summary>
    public string? Actor { get; init; }

    /// <summary>Why, if the caller stated it.</summary>
    public string? Reason { get; init; }

    /// <summary>The id of the command, if it has one.</summary>
    public string? CommandId { get; init; }

    /// <summary>The gate's report, as <see cref="GateReport.ToJson"/> writes it.</summary>
    public required string Report { get; init; }

    /// <summary>The hash of the entry before it; empty for the first.</summary>
    public required string PreviousHash { get; init; }

    /// <summary>
    /// The SHA-256 hash of the lifecycle's name, the instance's id and all other properties of the entry, in lower-case
    /// hexadecimal digits. <see cref="HistoryChain.Hash"/> computes it.
    /// </summary>
    public required string Hash { get; init; }

    /// <summary>Reads the gate's report.</summary>
    /// <exception cref="System.Text.Json.JsonException">The stored text is not a report.</exception>
    public GateReport ReadReport() => GateReport.FromJson(Report);
}
