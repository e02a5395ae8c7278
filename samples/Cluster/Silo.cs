using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace Cluster;

/// <summary>A silo, in this process.</summary>
internal static class Silo
{
    /// <summary>What a silo prints once other processes can call it.</summary>
    public const string IsUp = "The silo is up.";

    /// <summary>Runs the silo until the standard input ends, which it does with the process that started it.</summary>
    /// <param name="connectionString">The database.</param>
    /// <param name="addresses">Where it listens.</param>
    /// <param name="first">Where the first silo of the cluster listens for silos.</param>
    public static async Task RunAsync(string connectionString, SiloAddresses addresses, IPEndPoint first)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Logging.ClearProviders();
        builder.Services.AddParcels(connectionString);
        builder.UseOrleans(silo => silo
            // The first silo knows the others. In production they find each other through Redis or a database.
            .UseDevelopmentClustering(first)
            .ConfigureEndpoints(IPAddress.Loopback, addresses.Silo.Port, addresses.Gateway.Port)
            .Configure<ClusterMembershipOptions>(membership =>
            {
                // A silo that was killed is found out within seconds, by the only other one.
                membership.ProbeTimeout = TimeSpan.FromSeconds(1);
                membership.NumMissedProbesLimit = 2;
                membership.NumVotesForDeathDeclaration = 1;
            }));
        using var host = builder.Build();
        await host.StartAsync();
        Console.WriteLine(IsUp);
        await Console.In.ReadToEndAsync();
        await host.StopAsync();
    }
}
