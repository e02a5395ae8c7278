using System.Globalization;

namespace Lifecycle.Testing;

/// <summary>
/// What every store has to do, as checks by name: give <see cref="Checks"/> to a theory of xunit, or call
/// <see cref="CheckAllAsync"/> in any other framework. Each check uses lifecycles of its own, so that a store need not
/// be empty. Thread-safe.
/// </summary>
public static class StoreConformance
{
    private static readonly Dictionary<string, Func<StoreScene, Task>> ByName = new()
    {
        ["What is written is read"] = StoreReading.WhatIsWrittenIsReadAsync,
        ["Ids are compared ordinally"] = StoreReading.IdsAreComparedOrdinallyAsync,
        ["A long history comes in order"] = StoreReading.LongHistoryComesInOrderAsync,
        ["A query finds what it asks for"] = StoreReading.QueryFindsWhatItAsksForAsync,
        ["Pages give each instance once"] = StoreReading.PagesGiveEachOnceAsync,
        ["Stages are counted"] = StoreReading.StagesAreCountedAsync,
        ["A new instance has the first edition"] = StoreWriting.NewInstanceHasTheFirstEditionAsync,
        ["Another edition than the next is a conflict, and writes nothing"] = StoreWriting.OtherEditionIsAConflictAsync,
        ["A command is applied once"] = StoreWriting.CommandIsAppliedOnceAsync,
        ["Of writers at one moment, one writes"] = StoreWriting.OfWritersAtOneMomentOneWritesAsync,
        ["Of one command at one moment, one is applied"] = StoreWriting.OfOneCommandAtOneMomentOneIsAppliedAsync,
        ["A cancelled call does nothing"] = StoreWriting.CancelledCallDoesNothingAsync,
        ["Events wait in order until they are sent"] = StoreWriting.EventsWaitInOrderAsync,
        ["Whatever is done, it does what the model does"] = scene => StoreModelCheck.RunAsync(scene.Store, stories: 25),
    };

    /// <summary>The names of the checks.</summary>
    public static IReadOnlyCollection<string> Checks => ByName.Keys;

    /// <summary>Makes one check.</summary>
    /// <param name="check">Its name, of <see cref="Checks"/>.</param>
    /// <param name="store">The store.</param>
    /// <exception cref="LifecycleAssertException">The store does otherwise.</exception>
    /// <exception cref="ArgumentException">There is no such check.</exception>
    public static Task CheckAsync(string check, ILifecycleStore store)
    {
        ArgumentNullException.ThrowIfNull(check);
        ArgumentNullException.ThrowIfNull(store);
        return ByName.TryGetValue(check, out var run)
            ? run(new(store))
            : throw new ArgumentException(
                $"There is no check \"{check}\". There are: {string.Join("; ", ByName.Keys)}.",
                nameof(check));
    }

    /// <summary>Makes every check.</summary>
    /// <param name="store">The store.</param>
    /// <exception cref="LifecycleAssertException">The store does otherwise.</exception>
    public static async Task CheckAllAsync(ILifecycleStore store)
    {
        foreach (var check in ByName.Keys)
            await CheckAsync(check, store).ConfigureAwait(false);
    }

    /// <summary>
    /// Tells the store random stories of writes, and a model beside it; after each write both have to hold the same. A
    /// disagreement is cut down to the shortest story that shows it.
    /// </summary>
    /// <param name="store">The store.</param>
    /// <param name="stories">How many stories; at least 1.</param>
    /// <exception cref="LifecycleAssertException">They disagree.</exception>
    public static Task CheckModelAsync(ILifecycleStore store, int stories)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentOutOfRangeException.ThrowIfLessThan(stories, 1);
        return StoreModelCheck.RunAsync(store, stories);
    }

    internal static string NewLifecycle() =>
        string.Create(CultureInfo.InvariantCulture, $"conformance {Guid.NewGuid():N}");
}
