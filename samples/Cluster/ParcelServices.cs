using Microsoft.Extensions.DependencyInjection;

namespace Cluster;

public static class ParcelServices
{
    /// <summary>Registers parcels, in the same way in each silo and in each client.</summary>
    /// <param name="services">The services.</param>
    /// <param name="connectionString">The PostgreSQL database that all of them share.</param>
    public static IServiceCollection AddParcels(this IServiceCollection services, string connectionString)
    {
        services.AddLifecycle<ParcelLifecycle>()
            .ConfigureStorage(storage => storage.Json = ParcelJson.Default.Options)
            .UsePostgres(connectionString)
            .UseOrleans();
        return services;
    }
}
