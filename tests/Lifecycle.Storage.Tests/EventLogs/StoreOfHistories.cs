using System.Reflection;

namespace Lifecycle.Storage.Tests.EventLogs;

/// <summary>A store that makes up its histories while they are read.</summary>
public class StoreOfHistories : DispatchProxy
{
    public const int Count = 20_000;

    private Action<int> _beforeEach = null!;

    /// <param name="beforeEach">Runs before an entry is read.</param>
    public static ILifecycleStore Of(Action<int> beforeEach)
    {
        var store = Create<ILifecycleStore, StoreOfHistories>();
        ((StoreOfHistories)store)._beforeEach = beforeEach;
        return store;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod?.Name == nameof(ILifecycleStore.HistoriesAsync)
            ? Histories()
            : throw new NotSupportedException($"{targetMethod?.Name} is not needed.");

    private async IAsyncEnumerable<InstanceEntry> Histories()
    {
        for (var entry = 0; entry < Count; entry++)
        {
            _beforeEach(entry);
            await Task.CompletedTask;
            yield return new($"{entry / 10}", new()
            {
                Number = (entry % 10) + 1,
                ConcurrencyToken = 1,
                At = DateTimeOffset.UnixEpoch.AddSeconds(entry),
                From = "Draft",
                To = "Draft",
                Trigger = "Comment",
                Outcome = TransitionOutcome.Stayed,
                Version = 1,
                DefinitionRevision = 1,
                DetailsDigest = "",
                InstanceDigest = "",
                Hash = "",
            });
        }
    }
}
