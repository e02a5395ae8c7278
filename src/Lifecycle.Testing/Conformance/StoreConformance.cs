using System.Globalization;

namespace Lifecycle.Testing;

/// <summary>
/// The checks that every store has to pass, by name. Run each of <see cref="Checks"/> as a test of its own, or all of
/// them with <see cref="CheckAllAsync"/>. Each check writes to lifecycles of its own, so the store need not be empty.
/// Thread-safe.
/// </summary>
public static class StoreConformance
{
    private static readonly Dictionary<string, Func<StoreFixture, Task>> ByName = new()
    {
        ["An instance is read as it was written"] = ReadChecks.InstanceIsReadAsWrittenAsync,
        ["Reports are read as they were written"] = ReadChecks.ReportsAreReadAsWrittenAsync,
        ["Ids are compared ordinally"] = ReadChecks.IdsAreComparedOrdinallyAsync,
        ["A long history is read in order"] = ReadChecks.LongHistoryIsReadInOrderAsync,
        ["The end of a history is read first"] = ReadChecks.LatestEntriesAreReadFirstAsync,
        ["All histories are read in order"] = ReadChecks.AllHistoriesAreReadInOrderAsync,
        ["A query finds the instances that match"] = QueryChecks.QueryFindsMatchesAsync,
        ["A query finds the instances that a criterion blocks"] = QueryChecks.QueryFindsBlockedAsync,
        ["What falls due first is read first"] = DueChecks.DueFirstIsReadFirstAsync,
        ["What has led to no accepted fire is found, however often it failed"] = DueChecks.UnsettledIsFoundAsync,
        ["Lists of what falls due are read in pages"] = DueChecks.DueIsReadInPagesAsync,
        ["Pages return each instance once"] = QueryChecks.PagesReturnEachInstanceOnceAsync,
        ["Ids with one beginning follow each other"] = QueryChecks.IdsWithOneBeginningFollowEachOtherAsync,
        ["Stages are counted"] = ReadChecks.StagesAreCountedAsync,
        ["A new instance has the first concurrency token"] = WriteChecks.NewInstanceHasTheFirstTokenAsync,
        ["Any concurrency token but the next is a conflict"] = WriteChecks.OtherTokenIsAConflictAsync,
        ["A command is applied once"] = WriteChecks.CommandIsAppliedOnceAsync,
        ["One of several concurrent writers writes"] = WriteChecks.OneOfConcurrentWritersWritesAsync,
        ["A command that is sent concurrently is applied once"] = WriteChecks.ConcurrentCommandIsAppliedOnceAsync,
        ["A cancelled call has no effect"] = WriteChecks.CancelledCallHasNoEffectAsync,
        ["A repeat is counted at its entry"] = WriteChecks.RepeatIsCountedAtItsEntryAsync,
        ["An erasure removes the details of earlier entries"] = HistoryChecks.ErasureRemovesDetailsAsync,
        ["Pruning removes the beginning of a history"] = HistoryChecks.PruningRemovesTheBeginningAsync,
        ["A deletion leaves nothing but unsent events"] = HistoryChecks.DeletionLeavesUnsentEventsAsync,
        ["A write to an instance that was deleted is a conflict"] =
            HistoryChecks.WriteToAnEarlierInstanceIsAConflictAsync,
        ["A query finds the histories with old entries"] = HistoryChecks.OldEntriesAreFoundAsync,
        ["Events stay pending in order until they are sent"] = EventChecks.StayPendingInOrderAsync,
        ["What attempts to send an event have led to is stored"] = EventChecks.AttemptsAreStoredAsync,
        ["Events after one that waits are not sendable"] = EventChecks.LaterEventsWaitAsync,
        ["Dead letters are apart"] = EventChecks.DeadLettersAreApartAsync,
        ["One owner at a time holds a lease"] = LeaseChecks.OneOwnerAtATimeHoldsALeaseAsync,
        ["A lease tells its owner and its end"] = LeaseChecks.ALeaseTellsItsOwnerAndItsEndAsync,
        ["One of several concurrent owners takes a lease"] = LeaseChecks.OneOfConcurrentOwnersTakesALeaseAsync,
        ["Random writes agree with a model"] = fixture => StoreModelCheck.RunAsync(fixture.Store, sequences: 25),
    };

    /// <summary>The names of the checks.</summary>
    public static IReadOnlyCollection<string> Checks => ByName.Keys;

    /// <summary>Runs one check.</summary>
    /// <param name="check">The name of the check, one of <see cref="Checks"/>.</param>
    /// <param name="store">The store.</param>
    /// <exception cref="LifecycleAssertException">The store fails the check.</exception>
    /// <exception cref="ArgumentException">There is no check of this name.</exception>
    public static Task CheckAsync(string check, ILifecycleStore store)
    {
        ArgumentNullException.ThrowIfNull(check);
        ArgumentNullException.ThrowIfNull(store);
        return ByName.TryGetValue(check, out var run)
            ? run(new(store))
            : throw new ArgumentException(
                $"There is no check \"{check}\". The checks are: {string.Join("; ", ByName.Keys)}.",
                nameof(check));
    }

    /// <summary>Runs every check, one after the other.</summary>
    /// <param name="store">The store.</param>
    /// <exception cref="LifecycleAssertException">The store fails the check.</exception>
    public static async Task CheckAllAsync(ILifecycleStore store)
    {
        foreach (var check in ByName.Keys)
            await CheckAsync(check, store).ConfigureAwait(false);
    }

    /// <summary>
    /// Writes random sequences to the store and to a model. After each write, both have to hold the same. A difference
    /// is shrunk to a minimal sequence that reveals it.
    /// </summary>
    /// <param name="store">The store.</param>
    /// <param name="sequences">The number of sequences; at least 1.</param>
    /// <exception cref="Exception">The store and the model differ. The message shows a minimal sequence.</exception>
    public static Task CheckModelAsync(ILifecycleStore store, int sequences)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentOutOfRangeException.ThrowIfLessThan(sequences, 1);
        return StoreModelCheck.RunAsync(store, sequences);
    }

    internal static string NewLifecycle() =>
        string.Create(CultureInfo.InvariantCulture, $"conformance {Guid.NewGuid():N}");
}
