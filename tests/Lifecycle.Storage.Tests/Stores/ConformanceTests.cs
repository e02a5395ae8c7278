using Lifecycle.Storage.Tests.Databases;

namespace Lifecycle.Storage.Tests.Stores;

/// <summary>The checks that every store has to pass.</summary>
public abstract class ConformanceTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    [StoreTheory]
    [MemberData(nameof(ConformanceChecks.All), MemberType = typeof(ConformanceChecks))]
    public async Task A_store_passes(string check)
    {
        using var database = new TDatabase();

        await StoreConformance.CheckAsync(check, database.Store);
    }
}
