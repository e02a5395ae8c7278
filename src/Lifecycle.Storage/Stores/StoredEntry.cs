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

    /// <summary>What it records. Default: <see cref="StoredEntryKind.Fired"/>.</summary>
    public StoredEntryKind Kind { get; init; }

    /// <summary>When it happened, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The stage that the instance was in, as text.</summary>
    public required string From { get; init; }

    /// <summary>The stage afterwards, as text; equal to <see cref="From"/> unless it moved.</summary>
    public required string To { get; init; }

    /// <summary>The trigger, as text; <see langword="null"/> if none was fired.</summary>
    public required string? Trigger { get; init; }

    /// <summary>
    /// The outcome. <see cref="TransitionOutcome.Moved"/> for a start, and <see cref="TransitionOutcome.Stayed"/> for a
    /// change of the subject.
    /// </summary>
    public required TransitionOutcome Outcome { get; init; }

    /// <summary>The version after an accepted change; the version that a refused fire saw.</summary>
    public required long Version { get; init; }

    /// <summary>The definition revision that it happened under.</summary>
    public required int DefinitionRevision { get; init; }

    /// <summary>Who did it, if the caller stated it.</summary>
    public string? Actor { get; init; }

    /// <summary>Why, if the caller stated it.</summary>
    public string? Reason { get; init; }

    /// <summary>The id of the command, if it has one.</summary>
    public string? CommandId { get; init; }

    /// <summary>
    /// The gate's report, as <see cref="GateReport.ToJson"/> writes it; <see langword="null"/> for a change of the
    /// subject, which has no gate.
    /// </summary>
    public required string? Report { get; init; }

    /// <summary>
    /// How often a refusal has happened again, with the same trigger, actor, reason and report, before a change of the
    /// instance was accepted. The hash does not cover it.
    /// </summary>
    public int Repeats { get; init; }

    /// <summary>
    /// When the refusal last happened again, in UTC; <see langword="null"/> if it did not. The hash does not cover it.
    /// </summary>
    public DateTimeOffset? RepeatedAt { get; init; }

    /// <summary>
    /// The SHA-256 hash of the instance after the write that the entry belongs to, in lower-case hexadecimal digits.
    /// <see cref="HistoryChain.Digest(StoredInstance)"/> computes it.
    /// </summary>
    public required string InstanceDigest { get; init; }

    /// <summary>The hash of the entry before it; empty for the first.</summary>
    public required string PreviousHash { get; init; }

    /// <summary>
    /// The SHA-256 hash of the lifecycle's name, the instance's id and the other properties of the entry, except those
    /// of its repeats, in lower-case hexadecimal digits. <see cref="HistoryChain.Hash"/> computes it.
    /// </summary>
    public required string Hash { get; init; }

    /// <summary>Whether it changed the instance: every entry but those of refused fires.</summary>
    public bool IsAccepted => Outcome is TransitionOutcome.Moved or TransitionOutcome.Stayed;

    /// <summary>Reads the gate's report; <see langword="null"/> if there was no gate.</summary>
    /// <exception cref="System.Text.Json.JsonException">The stored text is not a report.</exception>
    public GateReport? ReadReport() => Report is null ? null : GateReport.FromJson(Report);
}
