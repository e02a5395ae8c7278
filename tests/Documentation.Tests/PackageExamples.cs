using Leaves;
using Lifecycle.Partnerships;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Documentation.Tests;

/// <summary>The examples in the READMEs of packages that no consumer of packages uses.</summary>
internal static class PackageExamples
{
    public static void Sqlite(IServiceCollection services) =>
        services.AddLifecycle(new LeaveLifecycle())
            .ConfigureStorage(storage => storage.Json = LeaveJson.Default.Options)
            .UseSqlite("Data Source=office.db");

    public static void Postgres(IServiceCollection services, string connectionString) =>
        services.AddLifecycle(new LeaveLifecycle())
            .ConfigureStorage(storage => storage.Json = LeaveJson.Default.Options)
            .UsePostgres(connectionString);

    public static void Application(IServiceCollection services)
    {
        services.AddDbContext<OfficeContext>(options => options.UseSqlite("Data Source=office.db"));
        services.AddSqliteDialect();
        services.AddLifecycle(new LeaveLifecycle())
            .ConfigureStorage(storage => storage.Json = LeaveJson.Default.Options)
            .UseDbContext<OfficeContext>();
    }

    public static async Task PartnershipsAsync()
    {
        var lifecycle = new PartnershipLifecycle();
        var partnership = new Partnership("Warm Homes", "City Council", Sector.LocalGovernment);
        var instance = lifecycle.Start(partnership);

        partnership.StateObjective("Fewer cold homes", "The levers lie with several bodies.");
        Console.WriteLine(await instance.EvaluateAsync(PartnershipTrigger.BeginDevelopment)); // what is missing
    }
}

internal sealed class OfficeContext(DbContextOptions<OfficeContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddLifecycles();
}
