using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lifecycle;

/// <summary>
/// An entry of a stored history. Immutable. Its JSON has what happened, without the salt, the digests and the hash.
/// </summary>
[JsonConverter(typeof(StoredEntryJsonConverter))]
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

    /// <summary>
    /// The id of the command that was applied; <see langword="null"/> if it had none, or was refused. Only the first of
    /// the entries that are written together has it.
    /// </summary>
    public string? CommandId { get; init; }

    /// <summary>
    /// What the command asked for, as <see cref="TransitionCommand.Fingerprint"/>, next to its id. A detail, which can
    /// be erased.
    /// </summary>
    public string? Fingerprint { get; init; }

    /// <summary>Who did it, if the caller stated it. A detail, which can be erased.</summary>
    public string? Actor { get; init; }

    /// <summary>Why, if the caller stated it. A detail, which can be erased.</summary>
    public string? Reason { get; init; }

    /// <summary>
    /// The gate's report, as <see cref="GateReport.ToJson"/> writes it; <see langword="null"/> for a change of the
    /// subject, which has no gate. A detail, which can be erased.
    /// </summary>
    public string? Report { get; init; }

    /// <summary>
    /// What was changed in the subject, as a JSON merge patch (RFC 7396), which does not tell a member that was removed
    /// from one that was set to <c>null</c>; <see langword="null"/> if changes are not recorded, or nothing was
    /// changed. Of entries that are written together, the last accepted one has the whole change. A detail, which can
    /// be erased.
    /// </summary>
    public string? Changes { get; init; }

    /// <summary>
    /// 16 random bytes in hexadecimal digits; <see langword="null"/> if the details were erased. Without them, erased
    /// details cannot be guessed by hashing all likely ones.
    /// </summary>
    public string? Salt { get; init; }

    /// <summary>
    /// The SHA-256 hash of the salt and the details, in lower-case hexadecimal digits. It stays when they are erased.
    /// <see cref="HistoryChain.DetailsDigest"/> computes it.
    /// </summary>
    public required string DetailsDigest { get; init; }

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
    /// The SHA-256 hash of the salt and of the instance after the write that the entry belongs to, in lower-case
    /// hexadecimal digits. <see cref="HistoryChain.InstanceDigest"/> computes it.
    /// </summary>
    public required string InstanceDigest { get; init; }

    /// <summary>
    /// The SHA-256 hash of the entry before it, of the lifecycle's name, the instance's id and the other properties of
    /// the entry, in lower-case hexadecimal digits. The digests stand for the details and the instance; repeats are
    /// left out. <see cref="HistoryChain.Hash"/> computes it.
    /// </summary>
    public required string Hash { get; init; }

    /// <summary>Whether it changed the instance: every entry but those of refused fires.</summary>
    public bool IsAccepted => Outcome is TransitionOutcome.Moved or TransitionOutcome.Stayed;

    /// <summary>Whether the details were erased: actor, reason, report, changes and fingerprint.</summary>
    public bool IsErased => Salt is null;

    /// <summary>Reads the gate's report; <see langword="null"/> if there was no gate, or it was erased.</summary>
    /// <exception cref="JsonException">The stored text is not a report.</exception>
    public GateReport? ReadReport() => Report is null ? null : GateReport.FromJson(Report);

    /// <inheritdoc cref="ReadReport"/>
    /// <exception cref="LifecycleException">The stored text is not a report.</exception>
    internal GateReport? RequireReport()
    {
        try
        {
            return ReadReport();
        }
        catch (JsonException exception)
        {
            throw new LifecycleException(
                FormattableString.Invariant($"The report of entry {Number} cannot be read. Verify the history."),
                exception);
        }
    }

    /// <summary>The entry as JSON, in camel case and with enum members by name.</summary>
    public string ToJson() => StoredEntryJson.Text(this);
}
