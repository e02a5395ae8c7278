using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization.Metadata;

namespace Lifecycle;

/// <summary>Maps instances to what a store keeps, and back. Immutable.</summary>
internal sealed class InstanceMapper<TStage, TTrigger, TSubject>
    where TStage : notnull
    where TTrigger : notnull
{
    /// <summary>How many refusals an instance remembers. Each takes some 60 bytes of its row.</summary>
    private const int MostRefusals = 32;

    private readonly LifecycleDefinition<TStage, TTrigger, TSubject> _definition;
    private readonly JsonTypeInfo<TSubject> _subject;
    private readonly LifecycleManagerOptions<TStage, TSubject> _options;
    private readonly InstanceOptions _instanceOptions;
    private readonly StoredKeys<TStage, TTrigger> _keys;
    private readonly DueDateMapper<TStage, TTrigger, TSubject> _dueDates;
    private readonly EventMapper _events;

    public InstanceMapper(
        LifecycleDefinition<TStage, TTrigger, TSubject> definition,
        JsonTypeInfo<TSubject> subject,
        LifecycleManagerOptions<TStage, TSubject> options)
    {
        _definition = definition;
        _subject = subject;
        _options = options;
        _instanceOptions = options.Instance with { KeepHistory = true };
        _keys = new(definition.Graph, options.Migrations.Covers);
        _dueDates = new(_keys, options.Instance.TimeProvider);
        _events = new(options.Json);
    }

    /// <summary>The keys of the definition's graph.</summary>
    public StoredKeys<TStage, TTrigger> Keys => _keys;

    /// <inheritdoc cref="DueDateMapper{TStage, TTrigger, TSubject}.DueBy"/>
    public IEnumerable<(StoredDueDate Stored, DueDate<TTrigger> Due)> DueBy(
        StoredInstance stored, DateTimeOffset now) => _dueDates.DueBy(stored, now);

    /// <inheritdoc cref="StoredKeys{TStage, TTrigger}.CheckTrigger"/>
    public void CheckTrigger(TTrigger trigger, string parameter) => _keys.CheckTrigger(trigger, parameter);

    public string TriggerText(TTrigger trigger) => _keys.TriggerText(trigger);

    /// <exception cref="StrandedInstanceException">It refers to a stage that the definition does not have, or was
    /// written under a later definition revision.</exception>
    /// <exception cref="LifecycleException">Its subject cannot be read.</exception>
    public LifecycleInstance<TStage, TTrigger, TSubject> Read(StoredInstance stored)
    {
        var subject = ReadSubject(stored);
        var stage = StageOf(stored, stored.Stage, subject);
        var snapshot = new LifecycleSnapshot
        {
            Lifecycle = _definition.Name,
            DefinitionRevision = _definition.Revision,
            Stage = _keys.StageText(stage),
            Previous = PreviousOf(stored, stage, subject),
            Version = stored.Version,
            EnteredAt = stored.EnteredAt,
        };
        try
        {
            return _definition.Resume(subject, snapshot, OptionsOf(stored.Id));
        }
        catch (SnapshotMismatchException mismatch)
        {
            throw new StrandedInstanceException(
                stored, stored.Previous ?? stored.Stage, _definition.Revision, mismatch);
        }
    }

    public ValueTask<StartResult<LifecycleInstance<TStage, TTrigger, TSubject>>> TryStartAsync(
        string id, TSubject subject, TransitionCommand command, CancellationToken cancellationToken) =>
        _definition.TryStartAsync(subject, command, OptionsOf(id), cancellationToken);

    public StoreWrite New(
        string id,
        LifecycleInstance<TStage, TTrigger, TSubject> instance,
        TransitionCommand command,
        GateReport report)
    {
        var stored = new StoredInstance
        {
            Lifecycle = _definition.Name,
            Id = id,
            Stage = _keys.StageText(instance.Stage),
            EnteredAt = instance.EnteredAt!.Value,
            Version = 0,
            ConcurrencyToken = 1,
            DefinitionRevision = _definition.Revision,
            Subject = WriteSubject(id, instance.Subject),
            DueDates = _dueDates.Of(instance, []),
        };
        var entry = Entry(StoredEntryKind.Started, stored, stored, stored.EnteredAt, command) with
        {
            CommandId = command.CommandId,
            Fingerprint = command.Fingerprint,
            Report = report.ToJson(),
            Changes = Changes("{}", stored.Subject),
        };
        return HistoryChain.Append(stored, [entry]);
    }

    /// <summary>What to write for an instance that has reached its stage elsewhere.</summary>
    /// <exception cref="SnapshotMismatchException">No instance can be in the stage by itself, or the subject cannot be
    /// in it.</exception>
    /// <exception cref="ArgumentOutOfRangeException">It entered the stage in the future.</exception>
    public StoreWrite Imported(
        string id, TSubject subject, TStage stage, DateTimeOffset? enteredAt, TransitionCommand command)
    {
        var now = _instanceOptions.TimeProvider.GetUtcNow();
        if (enteredAt > now)
            throw new ArgumentOutOfRangeException(nameof(enteredAt), enteredAt, "The stage was entered in the future.");

        var since = (enteredAt ?? now).ToUniversalTime();
        var snapshot = new LifecycleSnapshot
        {
            Lifecycle = _definition.Name,
            DefinitionRevision = _definition.Revision,
            Stage = _definition.Graph.Stage(stage).KeyText,
            Version = 0,
            EnteredAt = since,
        };
        var instance = _definition.Resume(subject, snapshot, OptionsOf(id));
        var stored = new StoredInstance
        {
            Lifecycle = _definition.Name,
            Id = id,
            Stage = snapshot.Stage,
            EnteredAt = since,
            Version = 0,
            ConcurrencyToken = 1,
            DefinitionRevision = _definition.Revision,
            Subject = WriteSubject(id, subject),
            DueDates = _dueDates.Of(instance, []),
        };
        var entry = Entry(StoredEntryKind.Imported, stored, stored, now, command) with
        {
            CommandId = command.CommandId,
            Fingerprint = command.Fingerprint,
            Changes = Changes("{}", stored.Subject),
        };
        return HistoryChain.Append(stored, [entry]);
    }

    /// <summary>
    /// What to write after a change of the subject; <see langword="null"/> for nothing, if it changed nothing. An
    /// erasure always changes something: the details of the entries.
    /// </summary>
    public StoreWrite? Changed(
        StoredInstance before,
        LifecycleInstance<TStage, TTrigger, TSubject> instance,
        TSubject subject,
        TransitionCommand command,
        StoredEntryKind kind)
    {
        var isErasure = kind == StoredEntryKind.Erased;
        var now = _instanceOptions.TimeProvider.GetUtcNow();
        var after = before with
        {
            Stage = _keys.StageText(instance.Stage),
            Previous = instance.Snapshot().Previous,
            DefinitionRevision = _definition.Revision,
            Subject = WriteSubject(before.Id, subject),
        };
        if (after == before && command.CommandId is null && !isErasure)
            return null;

        after = after with
        {
            Version = before.Version + 1,
            ConcurrencyToken = before.ConcurrencyToken + 1,
            Refusals = [],
            DueDates = _dueDates.Of(
                _definition.Resume(subject, instance.Snapshot(), OptionsOf(before.Id)),
                isErasure ? before.DueDates.Settled().WithoutErrors()
                : after.Subject == before.Subject ? before.DueDates
                : before.DueDates.Settled()),
        };
        var entry = Entry(kind, before, after, now, command) with
        {
            CommandId = command.CommandId,
            Fingerprint = command.Fingerprint,
            Changes = isErasure ? null : Changes(before.Subject, after.Subject),
        };
        var write = HistoryChain.Append(after, [entry]) with
        {
            Kind = isErasure ? StoreWriteKind.Erase : StoreWriteKind.Append,
        };
        return write.BlockedBy([], before);
    }

    /// <summary>What to write after firing a due date failed.</summary>
    public StoreWrite AfterFailure(StoredInstance before, StoredDueDate due, string error) =>
        With(before, before.DueDates.With(due, _dueDates.AfterFailure(due, error)));

    /// <summary>What to write once due dates that could not be read can be.</summary>
    public StoreWrite WithDueDates(
        StoredInstance before, LifecycleInstance<TStage, TTrigger, TSubject> instance) =>
        With(before, _dueDates.ReadLater(instance, before.DueDates));

    /// <summary>What to write after a fire; <see langword="null"/> for nothing.</summary>
    public StoreWrite? After(
        StoredInstance before,
        LifecycleInstance<TStage, TTrigger, TSubject> instance,
        TransitionResult<TStage, TTrigger> result,
        TransitionCommand command,
        StoredDueDate? due)
    {
        // A caller who has not seen the present version did not mean the present instance, so nothing is recorded.
        if (due is null && (instance.History.Count == 0 || result.Outcome == TransitionOutcome.Conflict))
            return null;

        var isChanged = instance.Version != before.Version;
        var hasMoved = instance.History.Any(entry => entry.Outcome == TransitionOutcome.Moved);
        var faulted = result.Report.Lines.FirstOrDefault(line => line.Verdict == Verdict.Faulted);
        var tried =
            due is null ? before.DueDates
            : before.DueDates.With(
                due,
                faulted is null || result.Accepted
                    ? due with { IsTried = true, IsRefused = !result.Accepted }
                    : _dueDates.AfterFailure(due, $"{faulted.Criterion.Id}: {faulted.Reason}"));
        if (instance.History.Count == 0)
            return With(before, tried);

        // Only an accepted step may change the subject.
        var after = before with
        {
            Stage = _keys.StageText(instance.Stage),
            Previous = instance.Snapshot().Previous,
            EnteredAt = instance.EnteredAt!.Value,
            Version = instance.Version,
            ConcurrencyToken = before.ConcurrencyToken + 1,
            DefinitionRevision = _definition.Revision,
            Subject = isChanged ? WriteSubject(before.Id, instance.Subject) : before.Subject,
        };
        after = after with
        {
            DueDates =
                !isChanged ? tried
                : hasMoved ? _dueDates.Of(instance, [])
                : _dueDates.Of(instance, after.Subject == before.Subject ? tried : tried.Settled()),
        };
        var entries = Entries(after, instance, command).ToArray();
        if (result.Accepted)
            entries[0] = entries[0] with { CommandId = command.CommandId, Fingerprint = command.Fingerprint };
        if (Array.FindLastIndex(entries, entry => entry.IsAccepted) is >= 0 and var last)
            entries[last] = entries[last] with { Changes = Changes(before.Subject, after.Subject) };
        var blocked = BlockedCriteria.After(before, instance.History);
        if (!isChanged && RepeatOf(before, entries) is { } repeat)
            return (With(before, tried) with { Repeat = repeat }).BlockedBy(blocked, before);

        var write = HistoryChain.Append(after, entries);
        write = write with
        {
            Instance = write.Instance with { Refusals = isChanged ? [] : Refusals(before, write.Entries) },
            Events = _events.Of(write, result),
        };
        return write.BlockedBy(blocked, before);
    }

    /// <summary>
    /// The result of a command that has already been applied. The present stage of the instance stands for one that is
    /// gone; the report still names it.
    /// </summary>
    /// <exception cref="CommandReusedException">It did something else.</exception>
    public TransitionResult<TStage, TTrigger> Repeated(
        StoredInstance stored,
        IReadOnlyList<StoredEntry> entries,
        TTrigger trigger,
        TransitionCommand command)
    {
        entries[0].CheckRepeats(command, StoredEntryKind.Fired, _keys.TriggerText(trigger));
        var subject = ReadSubject(stored);
        var present = StageOf(stored, stored.Stage, subject);
        var results = entries.Select(Repeat).ToArray();
        var first = results[0];
        return new(
            first.From, first.To, first.Trigger, first.Report, null, results[1..], entries.Max(entry => entry.Version));

        TransitionResult<TStage, TTrigger> Repeat(StoredEntry entry) => new(
            TryStageOf(entry.From, subject, out var from) ? from : present,
            TryStageOf(entry.To, subject, out var to) ? to : present,
            entry.Trigger is { } text && _keys.TryTrigger(text, out var known) ? known : trigger,
            ReportOf(entry));
    }

    /// <summary>The report of an entry. If it was erased, only its outcome is left.</summary>
    /// <exception cref="LifecycleException">The stored text is not a report.</exception>
    public static GateReport ReportOf(StoredEntry entry) => entry.RequireReport() ?? new()
    {
        Trigger = entry.Trigger,
        From = entry.Trigger is null ? null : entry.From,
        To = entry.To,
        Outcome = entry.Kind == StoredEntryKind.Started ? TransitionOutcome.Started : entry.Outcome,
    };

    private string? Changes(string before, string after) =>
        _options.RecordChanges ? MergePatch.Of(before, after) : null;

    private static StoreWrite With(StoredInstance before, IReadOnlyList<StoredDueDate> dueDates) => new()
    {
        Instance = before with { ConcurrencyToken = before.ConcurrencyToken + 1, DueDates = dueDates },
    };

    /// <summary>The recorded refusal that a refusal repeats; <see langword="null"/> if it is new.</summary>
    private static StoredRepeat? RepeatOf(StoredInstance before, StoredEntry[] entries) =>
        before.Refusals.Count > 0
        && entries is [var refused]
        && HistoryChain.RefusalDigest(refused) is var digest
        && before.Refusals.FirstOrDefault(each => each.Digest == digest) is { } known
            ? new(known.Entry, refused.At)
            : null;

    private static StoredRefusal[] Refusals(StoredInstance before, IReadOnlyList<StoredEntry> refused) =>
    [
        .. before.Refusals
            .Concat(refused.Select(entry => new StoredRefusal(entry.Number, HistoryChain.RefusalDigest(entry))))
            .TakeLast(MostRefusals),
    ];

    private TSubject ReadSubject(StoredInstance stored) => SubjectJson.Read(stored, _subject);

    private string WriteSubject(string id, TSubject subject) =>
        SubjectJson.Write(_definition.Name, id, subject, _subject);

    private TStage StageOf(StoredInstance stored, string text, TSubject subject)
    {
        if (stored.DefinitionRevision > _definition.Revision)
            throw new StrandedInstanceException(stored, text, _definition.Revision);

        return TryStageOf(text, subject, out var stage)
            ? stage
            : throw new StrandedInstanceException(stored, text, _definition.Revision);
    }

    /// <summary>
    /// The stage before, as text. One that is gone matters only to a stage that returns to it; elsewhere it is
    /// forgotten.
    /// </summary>
    private string? PreviousOf(StoredInstance stored, TStage stage, TSubject subject) =>
        stored.Previous is not { } text ? null
        : TryStageOf(text, subject, out var previous) ? _keys.StageText(previous)
        : _keys.Returns(stage) ? throw new StrandedInstanceException(stored, text, _definition.Revision)
        : null;

    private bool TryStageOf(string text, TSubject subject, [MaybeNullWhen(false)] out TStage stage) =>
        _keys.TryLeaf(text, out stage)
        || (_options.Migrations.TryMigrate(text, subject, out stage)
            && _definition.Graph.Contains(stage)
            && !_definition.Graph.Stage(stage).IsSuperstage);

    private IEnumerable<StoredEntry> Entries(
        StoredInstance after,
        LifecycleInstance<TStage, TTrigger, TSubject> instance,
        TransitionCommand command) =>
        instance.History.Select(entry => Entry(StoredEntryKind.Fired, after, after, entry.At, command) with
        {
            From = _keys.StageText(entry.From),
            To = _keys.StageText(entry.To),
            Trigger = _keys.TriggerText(entry.Trigger),
            Outcome = entry.Outcome,
            Version = entry.Version,
            Actor = entry.Actor,
            Reason = entry.Reason,
            Report = entry.Report.ToJson(),
        });

    private static StoredEntry Entry(
        StoredEntryKind kind,
        StoredInstance before,
        StoredInstance after,
        DateTimeOffset at,
        TransitionCommand command) => new()
        {
            Number = 0,
            ConcurrencyToken = after.ConcurrencyToken,
            Kind = kind,
            At = at.ToUniversalTime(),
            From = before.Stage,
            To = after.Stage,
            Trigger = null,
            Outcome = kind.IsFirst() ? TransitionOutcome.Moved : TransitionOutcome.Stayed,
            Version = after.Version,
            DefinitionRevision = after.DefinitionRevision,
            Actor = command.Actor,
            Reason = command.Reason,
            DetailsDigest = string.Empty,
            InstanceDigest = string.Empty,
            Hash = string.Empty,
        };

    private InstanceOptions OptionsOf(string id) => _instanceOptions with { InstanceId = id };
}
