using System.Reflection;

namespace Lifecycle.Storage.Tests.EventLogs;

/// <summary>A store that makes up its histories while they are read.</summary>
public class StoreOfHistories : DispatchProxy
{
    public const int Count = 20_000;

    private Func<IAsyncEnumerable<InstanceEntry>> _histories = null!;

    /// <param name="beforeEach">Runs before an entry is read.</param>
    public static ILifecycleStore Of(Action<int> beforeEach) => Of(() => Histories(beforeEach));

    /// <summary>A store with one instance.</summary>
    /// <param name="entries">When each of its entries was written, and in which stage it was then.</param>
    public static ILifecycleStore Of(IEnumerable<(DateTimeOffset At, string Stage)> entries) => Of(() =>
        entries.Select((entry, index) => new InstanceEntry("a", Entry(index + 1, entry.At, entry.Stage)))
            .ToAsyncEnumerable());

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod?.Name == nameof(ILifecycleStore.HistoriesAsync)
            ? _histories()
            : throw new NotSupportedException($"{targetMethod?.Name} is not needed.");

    private static ILifecycleStore Of(Func<IAsyncEnumerable<InstanceEntry>> histories)
    {
        var store = Create<ILifecycleStore, StoreOfHistories>();
        ((StoreOfHistories)store)._histories = histories;
        return store;
    }

    private static async IAsyncEnumerable<InstanceEntry> Histories(Action<int> beforeEach)
    {
        for (var entry = 0; entry < Count; entry++)
        {
            beforeEach(entry);
            await Task.CompletedTask;
            yield return new(
                $"{entry / 10}", Entry((entry % 10) + 1, DateTimeOffset.UnixEpoch.AddSeconds(entry), "Draft"));
        }
    }

    private static StoredEntry Entry(int number, DateTimeOffset at, string stage) => new()
    {
        Number = number,
        ConcurrencyToken = 1,
        At = at,
        From = "Draft",
        To = stage,
        Trigger = "Comment",
        Outcome = TransitionOutcome.Stayed,
        Version = 1,
        DefinitionRevision = 1,
        DetailsDigest = "",
        InstanceDigest = "",
        Hash = "",
    };
}
