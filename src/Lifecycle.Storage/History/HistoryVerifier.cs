using System.Globalization;

namespace Lifecycle;

/// <summary>Checks the entries of a history one by one, and then the instance against them. Not thread-safe.</summary>
internal sealed class HistoryVerifier
{
    private readonly StoredInstance _instance;
    private readonly HistoryHead? _expected;
    private readonly List<string> _faults = [];
    private long _checked;
    private long _number;
    private long _changes;
    private string _head;
    private long? _erased;
    private StoredEntry? _last;

    /// <exception cref="ArgumentException"><paramref name="expected"/> is of another instance.</exception>
    public HistoryVerifier(StoredInstance instance, HistoryHead? expected)
    {
        if (expected is not null && (expected.Lifecycle, expected.Id) != (instance.Lifecycle, instance.Id))
            throw new ArgumentException(
                $"The head is of {expected.Lifecycle} {expected.Id}, and the history of {instance.Lifecycle} "
                    + $"{instance.Id} is verified.",
                nameof(expected));

        (_instance, _expected) = (instance, expected);
        var pruned = instance.Pruned;
        (_number, _changes, _head) = (pruned?.Entries ?? 0, pruned?.Version ?? 0, pruned?.Hash ?? string.Empty);
        if (expected?.Entries == pruned?.Entries)
            CheckExpected(pruned?.Hash ?? string.Empty);
        else if (expected?.Entries < pruned?.Entries)
            Fault($"Entry {expected.Entries}, whose head was exported, was pruned, so the head proves nothing.");
    }

    public void Add(StoredEntry entry)
    {
        _checked++;
        if (entry.Number != ++_number)
        {
            Fault($"Entry {_number} is missing or out of order: number {entry.Number} was found instead.");
            _number = entry.Number;
        }
        else if (entry.Hash != HistoryChain.Hash(_instance.Lifecycle, _instance.Id, _head, entry))
        {
            Fault($"Entry {entry.Number} is not what was written, or does not continue the one before it.");
        }

        CheckDetails(entry);
        if (_expected?.Entries == entry.Number)
            CheckExpected(entry.Hash);

        (_head, _last) = (entry.Hash, entry);
        _changes += entry.IsAccepted && !entry.Kind.IsFirst() ? 1 : 0;
    }

    /// <summary>The entries that follow cannot be read.</summary>
    public void Stop(LifecycleException exception) =>
        Fault($"After {_checked} entries, the history cannot be read: {exception.Message}");

    public HistoryVerification Result()
    {
        if (_number != _instance.EntryCount)
            Fault($"The history has {_number} entries, and {_instance.EntryCount} were written.");
        if (_head != _instance.Head)
            _faults.Add("The last entry is not the one that was written last.");
        if (_expected?.Entries > _number)
            Fault($"The history has {_number} entries, and had {_expected.Entries} when its head was exported.");
        if (_erased is { } erased)
            Fault($"The details of entry {erased} are missing, and no later entry says that they were erased.");
        if (_last is null)
            _faults.Add("The history has no entries, so nothing proves what the instance is.");
        if (_last is not null && _last.To != _instance.Stage)
            _faults.Add($"The instance is in {_instance.Stage}, and its last entry leaves it in {_last.To}.");
        if (_changes != _instance.Version)
            Fault($"The instance has version {_instance.Version}, and {_changes} changes were accepted.");
        if (_last is not null && _last.InstanceDigest != HistoryChain.InstanceDigest(_instance, _last.Salt))
            _faults.Add("The instance is not as its last entry left it.");
        if (_instance.Fault is { } fault)
            _faults.Add(fault);

        return new(_checked, _faults.AsReadOnly());
    }

    private void CheckDetails(StoredEntry entry)
    {
        if (entry.IsErased)
        {
            _erased = entry.Number;
            if (entry is not { Fingerprint: null, Actor: null, Reason: null, Report: null, Changes: null })
                Fault($"Entry {entry.Number} has details that were not written with it.");
        }
        else
        {
            if (entry.Kind == StoredEntryKind.Erased)
                _erased = null;
            if (entry.DetailsDigest != HistoryChain.DetailsDigest(entry))
                Fault($"The details of entry {entry.Number} are not what was written.");
        }

        foreach (var refusal in _instance.Refusals)
        {
            if (refusal.Entry == entry.Number && refusal.Digest != HistoryChain.RefusalDigest(entry))
                Fault($"The repeats that entry {entry.Number} counts are not repeats of it.");
        }
    }

    private void CheckExpected(string hash)
    {
        if (_expected is not null && _expected.Hash != hash)
            Fault($"The history up to entry {_expected.Entries} is not the one whose head was exported.");
    }

    private void Fault(FormattableString text) => _faults.Add(text.ToString(CultureInfo.InvariantCulture));
}
