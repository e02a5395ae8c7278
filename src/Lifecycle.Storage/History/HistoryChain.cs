using System.Security.Cryptography;
using System.Text;

namespace Lifecycle;

/// <summary>
/// Links the entries of a stored history by hashes, which reveal a changed, dropped or moved entry. Details of an entry
/// enter its hash only by a salted digest, so they can be erased from a history that can still be verified.
/// </summary>
public static class HistoryChain
{
    private const int SaltBytes = 16;

    /// <summary>Computes the hash that an entry of an instance has to carry.</summary>
    /// <param name="lifecycle">The name of the lifecycle.</param>
    /// <param name="id">The id of the instance.</param>
    /// <param name="previous">The hash of the entry before it; empty for the first.</param>
    /// <param name="entry">The entry. Its own hash, its details and its repeats are ignored.</param>
    /// <returns>64 hexadecimal digits, in lower case.</returns>
    public static string Hash(string lifecycle, string id, string previous, StoredEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        using var bytes = new HashedBytes();
        bytes.Add(previous);
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
        bytes.Add(entry.CommandId);
        bytes.Add(entry.DetailsDigest);
        bytes.Add(entry.InstanceDigest);
        return bytes.Hash();
    }

    /// <summary>
    /// Computes the digest of the details that an entry has to carry, as long as they are not erased.
    /// </summary>
    /// <param name="entry">The entry, with its salt.</param>
    /// <returns>64 hexadecimal digits, in lower case.</returns>
    public static string DetailsDigest(StoredEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        using var bytes = new HashedBytes();
        bytes.Add(entry.Salt);
        bytes.Add(entry.Fingerprint);
        bytes.Add(entry.Actor);
        bytes.Add(entry.Reason);
        bytes.Add(entry.Report);
        bytes.Add(entry.Changes);
        return bytes.Hash();
    }

    /// <summary>
    /// Computes the digest of an instance that its last entry has to carry. It covers lifecycle, id, stage, the stage
    /// before, entry time, version, definition revision, subject, and the due dates: their triggers, and when they fall
    /// due, as far as that was known when the entry was written. What trying them has led to changes without an entry,
    /// and is not covered.
    /// </summary>
    /// <param name="instance">The instance.</param>
    /// <param name="salt">The salt of the entry.</param>
    /// <returns>64 hexadecimal digits, in lower case.</returns>
    public static string InstanceDigest(StoredInstance instance, string? salt)
    {
        ArgumentNullException.ThrowIfNull(instance);
        using var bytes = new HashedBytes();
        bytes.Add(salt);
        bytes.Add(instance.Lifecycle);
        bytes.Add(instance.Id);
        bytes.Add(instance.Stage);
        bytes.Add(instance.Previous);
        bytes.Add(instance.EnteredAt.UtcTicks);
        bytes.Add(instance.Version);
        bytes.Add(instance.DefinitionRevision);
        bytes.Add(instance.Subject);
        bytes.Add(instance.DueDates.Count);
        foreach (var due in instance.DueDates)
        {
            bytes.Add(due.Trigger);
            bytes.Add(due.Fault is null && !due.IsReadLater ? due.At.UtcTicks : -1);
        }

        return bytes.Hash();
    }

    /// <summary>Appends entries to the history of an instance.</summary>
    /// <param name="after">The instance after the write, with the history before it.</param>
    /// <param name="entries">The entries. Their numbers, salts, digests and hashes are set here.</param>
    /// <returns>The write of the instance and the entries.</returns>
    public static StoreWrite Append(StoredInstance after, IEnumerable<StoredEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(entries);
        var salt = RandomNumberGenerator.GetHexString(2 * SaltBytes, lowercase: true);
        var digest = InstanceDigest(after, salt);
        var chain = new List<StoredEntry>();
        var (count, head) = (after.EntryCount, after.Head);
        foreach (var entry in entries)
        {
            var salted = entry with { Number = ++count, Salt = salt, InstanceDigest = digest };
            var sealedEntry = salted with { DetailsDigest = DetailsDigest(salted) };
            head = Hash(after.Lifecycle, after.Id, head, sealedEntry);
            chain.Add(sealedEntry with { Hash = head });
        }

        return new()
        {
            Instance = after with { EntryCount = count, Head = head },
            PreviousHead = after.Head,
            Entries = chain,
        };
    }

    /// <summary>Checks a whole history, and the instance against it.</summary>
    /// <param name="instance">The instance, with the number of entries and the hash of the last.</param>
    /// <param name="history">The entries, in the order they are stored.</param>
    /// <param name="expected">
    /// What the history has to begin with, exported earlier; <see langword="null"/> if nothing is known.
    /// </param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="ArgumentException"><paramref name="expected"/> is of another instance.</exception>
    public static async ValueTask<HistoryVerification> VerifyAsync(
        StoredInstance instance,
        IAsyncEnumerable<StoredEntry> history,
        HistoryHead? expected = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(instance);
        ArgumentNullException.ThrowIfNull(history);
        var verifier = new HistoryVerifier(instance, expected);
        try
        {
            await foreach (var entry in history.WithCancellation(cancellationToken).ConfigureAwait(false))
                verifier.Add(entry);
        }
        catch (LifecycleException exception)
        {
            verifier.Stop(exception);
        }

        return verifier.Result();
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
