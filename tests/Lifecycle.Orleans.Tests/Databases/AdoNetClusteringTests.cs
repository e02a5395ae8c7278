using Lifecycle.EntityFrameworkCore.PostgreSql.Tests.Databases;
using Lifecycle.Storage.Tests.Databases;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Lifecycle.Orleans.Tests.Databases;

/// <summary>A database without the tables of Orleans, which an administrator creates by its scripts.</summary>
[RequiresPostgres]
public class AdoNetClusteringTests
{
    [StoreFact]
    public async Task A_silo_reads_the_membership_table_of_its_database()
    {
        using var database = new PostgresDatabase();
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Logging.ClearProviders();
        builder.UseOrleans(silo => Join(silo, database.ConnectionString));
        using var host = builder.Build();

        var thrown = await Assert.ThrowsAnyAsync<Exception>(() => host.StartAsync());

        Assert.Contains("orleansquery", $"{thrown}", StringComparison.OrdinalIgnoreCase);
    }

    private static void Join(ISiloBuilder silo, string connectionString) =>
        silo.UseAdoNetClustering(options =>
            (options.Invariant, options.ConnectionString) = ("Npgsql", connectionString));
}
