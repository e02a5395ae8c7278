using System.Runtime.CompilerServices;
using Spectre.Console;

namespace Lifecycle.Tool;

/// <summary>What a verification of stored histories found.</summary>
/// <param name="Instances">How many instances were verified.</param>
/// <param name="Entries">How many entries they have.</param>
/// <param name="FaultyCount">How many histories have faults.</param>
/// <param name="Faulty">The first of them.</param>
internal sealed record HistoryVerifications(
    long Instances, long Entries, long FaultyCount, IReadOnlyList<FaultyHistory> Faulty)
{
    private const int MostFaulty = 1000;

    /// <summary>Verifies the histories of a lifecycle, or of one of its instances.</summary>
    public static async Task<HistoryVerifications> RunAsync(
        ILifecycleStore store,
        string lifecycle,
        string? id,
        IAnsiConsole progress,
        CancellationToken cancellationToken)
    {
        var counts = await store.CountByStageAsync(lifecycle, cancellationToken);
        var (instances, entries, faultyCount) = (0L, 0L, 0L);
        var faulty = new List<FaultyHistory>();
        await ProgressBar.RunAsync(progress, "Verifying", counts.Sum(each => each.Count), async advance =>
        {
            await foreach (var instance in InstancesAsync(store, lifecycle, id, AddUnreadable, cancellationToken))
            {
                var verification = await VerifyAsync(store, instance, cancellationToken);
                instances++;
                entries += verification.EntryCount;
                advance(instances);
                if (!verification.IsWhole)
                    Add(instance.Id, verification.Faults);
            }

            void AddUnreadable(UnreadableRow row)
            {
                Add(row.InstanceId, [$"The instance cannot be read: {row.Exception.Message}"]);
                advance(++instances);
            }
        });
        return new(instances, entries, faultyCount, faulty);

        void Add(string instance, IReadOnlyList<string> faults)
        {
            faultyCount++;
            if (faulty.Count < MostFaulty)
                faulty.Add(new(instance, faults));
        }
    }

    /// <summary>
    /// An instance that is written meanwhile is verified as it was read. One that looks faulty and has changed is read
    /// again: a pruning or an erasure may have come in between.
    /// </summary>
    private static async ValueTask<HistoryVerification> VerifyAsync(
        ILifecycleStore store, StoredInstance instance, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = instance;
            var verification = await HistoryChain.VerifyAsync(
                read, EntriesAsync(store, read, cancellationToken), null, cancellationToken);
            if (verification.IsWhole
                || await store.FindAsync(read.Lifecycle, read.Id, cancellationToken) is not { } present
                || present.ConcurrencyToken == read.ConcurrencyToken)
                return verification;

            instance = present;
        }
    }

    private static async IAsyncEnumerable<StoredEntry> EntriesAsync(
        ILifecycleStore store, StoredInstance instance, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var entry in store.HistoryAsync(instance.Lifecycle, instance.Id, cancellationToken))
        {
            // An entry beyond the last is one that was written since, or one that was put there.
            if (entry.Number > instance.EntryCount
                && await store.FindAsync(instance.Lifecycle, instance.Id, cancellationToken) is { } present
                && present.EntryCount >= entry.Number)
                yield break;

            yield return entry;
        }
    }

    private static async IAsyncEnumerable<StoredInstance> InstancesAsync(
        ILifecycleStore store,
        string lifecycle,
        string? id,
        Action<UnreadableRow> unreadable,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (id is not null)
        {
            if (await store.FindAsync(lifecycle, id, cancellationToken) is { } one)
                yield return one;
            yield break;
        }

        var query = new InstanceQuery { Lifecycle = lifecycle, Unreadable = unreadable };
        await foreach (var instance in store.QueryAsync(query, cancellationToken))
            yield return instance;
    }
}

/// <summary>A history that is not what was written.</summary>
internal sealed record FaultyHistory(string Instance, IReadOnlyList<string> Faults);
