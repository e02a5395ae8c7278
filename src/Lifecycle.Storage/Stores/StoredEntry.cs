namespace Lifecycle;

/// <summary>An entry of a stored history. Immutable.</summary>
public sealed record StoredEntry
{
    /// <summary>Its number in the history; the first is 1.</summary>
    public required long Number { get; init; }

    /// <summary>
    /// The concurrency token of the instance that it was written with; what actions asked for is written with what they
    /// belong to.
    /// </summary>
    public required long ConcurrencyToken { get; init; }

    /// <summary>When, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The stage that the instance stood in, as text.</summary>
    public required string From { get; init; }

    /// <summary>The stage that it stood in afterwards; equal to <see cref="From"/> unless it moved.</summary>
    public required string To { get; init; }

    /// <summary>The trigger, as text.</summary>
    public required string Trigger { get; init; }

    /// <summary>What came of it.</summary>
    public required TransitionOutcome Outcome { get; init; }

    /// <summary>The version that an accepted fire made; the one that a refused fire saw.</summary>
    public required long Version { get; init; }

    /// <summary>The revision of the definition that judged it.</summary>
    public required int DefinitionRevision { get; init; }

    /// <summary>Who, where the caller said so.</summary>
    public string? Actor { get; init; }

    /// <summary>Why, where the caller said so.</summary>
    public string? Reason { get; init; }

    /// <summary>The id of the command, where it has one.</summary>
    public string? CommandId { get; init; }

    /// <summary>What the gate found, as JSON.</summary>
    public required string Report { get; init; }

    /// <summary>The hash of the entry before; empty for the first.</summary>
    public required string PreviousHash { get; init; }

    /// <summary>
    /// The SHA-256 of everything else in the entry, of the instance it belongs to, and of the hash before, in
    /// lower-case hexadecimal digits.
    /// </summary>
    public required string Hash { get; init; }

    /// <summary>What the gate found.</summary>
    /// <exception cref="System.Text.Json.JsonException">The stored text is no report.</exception>
    public GateReport ReadReport() => GateReport.FromJson(Report);
}
