using Lifecycle.EntityFrameworkCore.Tests.Databases;

namespace Lifecycle.EntityFrameworkCore.Tests.Stores;

public class ConformanceTests
{
    public static TheoryData<string> Checks => new(StoreConformance.Checks);

    [Theory]
    [InMemory(Rows = nameof(Checks))]
    [Sqlite(Rows = nameof(Checks))]
    [Postgres(Rows = nameof(Checks))]
    public async Task A_store_does_what_every_store_has_to(Provider provider, string check)
    {
        using var database = Database.Create(provider);

        await StoreConformance.CheckAsync(check, database.Store);
    }
}
