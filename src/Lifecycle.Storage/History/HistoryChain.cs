using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Lifecycle;

/// <summary>
/// Links the entries of a stored history by hashes, which reveal a changed, dropped or moved entry.
/// </summary>
public static class HistoryChain
{
    /// <summary>Computes the hash that an entry of an instance has to carry.</summary>
    /// <param name="lifecycle">The name of the lifecycle.</param>
    /// <param name="id">The id of the instance.</param>
    /// <param name="entry">The entry. Its own hash is ignored.</param>
    /// <returns>64 hexadecimal digits, in lower case.</returns>
    public static string Hash(string lifecycle, string id, StoredEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        using var bytes = new HashedBytes();
        bytes.Add(lifecycle);
        bytes.Add(id);
        bytes.Add(entry.Number);
        bytes.Add(entry.ConcurrencyToken);
        bytes.Add((long)entry.Kind);
        bytes.Add(entry.At.UtcTicks);
        bytes.Add(entry.From);
        bytes.Add(entry.To);
        bytes.Add(entry.Trigger);
        bytes.Add((long)entry.Outcome);
        bytes.Add(entry.Version);
        bytes.Add(entry.DefinitionRevision);
        bytes.Add(entry.Actor);
        bytes.Add(entry.Reason);
        bytes.Add(entry.CommandId);
        bytes.Add(entry.Report);
        bytes.Add(entry.InstanceDigest);
        bytes.Add(entry.PreviousHash);
        return bytes.Hash();
    }

    /// <summary>
    /// Computes the digest of an instance that its last entry has to carry. It covers lifecycle, id, stage, the stage
    /// before, entry time, version, definition revision and subject.
    /// </summary>
    /// <param name="instance">The instance.</param>
    /// <returns>64 hexadecimal digits, in lower case.</returns>
    public static string Digest(StoredInstance instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        using var bytes = new HashedBytes();
        bytes.Add(instance.Lifecycle);
        bytes.Add(instance.Id);
        bytes.Add(instance.Stage);
        bytes.Add(instance.Previous);
        bytes.Add(instance.EnteredAt.UtcTicks);
        bytes.Add(instance.Version);
        bytes.Add(instance.DefinitionRevision);
        bytes.Add(instance.Subject);
        return bytes.Hash();
    }

    /// <summary>Checks a whole history, and the instance against it.</summary>
    /// <param name="instance">The instance, with the number of entries and the hash of the last.</param>
    /// <param name="history">The entries, in the order they are stored.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public static async ValueTask<HistoryVerification> VerifyAsync(
        StoredInstance instance, IAsyncEnumerable<StoredEntry> history, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(instance);
        ArgumentNullException.ThrowIfNull(history);
        var faults = new List<string>();
        var (count, head, changes) = (0L, string.Empty, 0L);
        StoredEntry? last = null;
        try
        {
            await foreach (var entry in history.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                count++;
                if (entry.Number != count)
                    faults.Add(
                        Text($"Entry {count} is missing or out of order: number {entry.Number} was found instead."));
                if (entry.PreviousHash != head)
                    faults.Add(Text($"Entry {entry.Number} does not continue the one before it."));
                if (entry.Hash != Hash(instance.Lifecycle, instance.Id, entry))
                    faults.Add(Text($"Entry {entry.Number} is not what was written."));

                if (instance.Refusals.Any(each => each.Entry == entry.Number && each.Digest != RefusalDigest(entry)))
                    faults.Add(Text($"The repeats that entry {entry.Number} counts are not repeats of it."));

                (head, last) = (entry.Hash, entry);
                changes += entry.IsAccepted && entry.Kind != StoredEntryKind.Started ? 1 : 0;
            }
        }
        catch (LifecycleException exception)
        {
            faults.Add(Text($"After {count} entries, the history cannot be read: {exception.Message}"));
        }

        if (count != instance.EntryCount)
            faults.Add(Text($"The history has {count} entries, and {instance.EntryCount} were written."));
        if (head != instance.Head)
            faults.Add("The last entry is not the one that was written last.");
        if (last is not null && last.To != instance.Stage)
            faults.Add($"The instance is in {instance.Stage}, and its last entry leaves it in {last.To}.");
        if (changes != instance.Version)
            faults.Add(Text($"The instance has version {instance.Version}, and {changes} changes were accepted."));
        if (last is not null && last.InstanceDigest != Digest(instance))
            faults.Add("The instance is not as its last entry left it.");

        return new(count, faults.AsReadOnly());

        static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Appends entries to the history of an instance.</summary>
    /// <param name="after">The instance after the write, with the history before it.</param>
    /// <param name="entries">The entries, without their numbers and hashes.</param>
    internal static StoreWrite Append(StoredInstance after, IEnumerable<StoredEntry> entries)
    {
        var digest = Digest(after);
        var chain = new List<StoredEntry>();
        var (count, head) = (after.EntryCount, after.Head);
        foreach (var entry in entries)
        {
            var next = entry with { Number = ++count, InstanceDigest = digest, PreviousHash = head };
            head = Hash(after.Lifecycle, after.Id, next);
            chain.Add(next with { Hash = head });
        }

        return new() { Instance = after with { EntryCount = count, Head = head }, Entries = chain };
    }

    /// <summary>What the repeats of a refusal have in common, as 32 hexadecimal digits.</summary>
    internal static string RefusalDigest(StoredEntry refusal)
    {
        using var bytes = new HashedBytes();
        bytes.Add(refusal.Trigger);
        bytes.Add((long)refusal.Outcome);
        bytes.Add(refusal.Actor);
        bytes.Add(refusal.Reason);
        bytes.Add(refusal.Report);
        return bytes.Hash()[..32];
    }

    /// <summary>The SHA-256 hash of a text, in lower-case hexadecimal digits.</summary>
    internal static string Digest(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
