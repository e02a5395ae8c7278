using System.Net;
using Cluster;
using Lifecycle;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

const int Parcels = 8;
const int ScannersAtATime = 16;
const int ScansEach = 4;
const int Scans = Parcels * ScannersAtATime * ScansEach;

if (args is ["silo", var database, var silo, var gateway, var firstSilo])
{
    await Cluster.Silo.RunAsync(database, SiloAddresses.Parse(silo, gateway), IPEndPoint.Parse(firstSilo));
    return 0;
}

using var postgres = TemporaryPostgres.Start();
if (postgres is null)
{
    Console.WriteLine("PostgreSQL is not installed; on Debian: apt-get install postgresql.");
    return 1;
}

var (a, b) = (SiloAddresses.Free(), SiloAddresses.Free());
using var siloA = await SiloProcess.StartAsync(postgres.ConnectionString, a, first: a.Silo);
using var siloB = await SiloProcess.StartAsync(postgres.ConnectionString, b, first: a.Silo);
Console.WriteLine("PostgreSQL is up. Silos A and B are up, each in a process of its own.");

var builder = Host.CreateEmptyApplicationBuilder(new());
builder.Logging.ClearProviders();
builder.Services.AddParcels(postgres.ConnectionString);
builder.UseOrleansClient(client => client
    .UseStaticClustering(a.Gateway, b.Gateway)
    .Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = TimeSpan.FromSeconds(5)));
using var host = builder.Build();
await host.StartAsync();
await using var scope = host.Services.CreateAsyncScope();
var parcels = scope.ServiceProvider.GetRequiredService<ILifecycleManager<ParcelStage, ParcelTrigger, Parcel>>();

for (var parcel = 0; parcel < Parcels; parcel++)
    await parcels.StartAsync($"parcel {parcel}", new() { Depots = Scans / Parcels });

Console.WriteLine($"{Parcels} parcels travel, and {ScannersAtATime} scanners scan them at the same time.");
await new Scanners(parcels, Parcels, ScannersAtATime).RunAsync(ScansEach, after: Scans / 2, then: () =>
{
    Console.WriteLine($"{Scans / 2} scans are acknowledged. B is killed.");
    siloB.Kill();
});
Console.WriteLine($"{Scans} scans are acknowledged, the rest without B.");

var commands = new HashSet<string>();
var entries = 0;
for (var parcel = 0; parcel < Parcels; parcel++)
{
    var id = $"parcel {parcel}";
    await parcels.FireAsync(id, ParcelTrigger.Deliver);
    await foreach (var entry in parcels.HistoryAsync(id).Where(entry => entry.CommandId is not null))
    {
        commands.Add(entry.CommandId!);
        entries++;
    }

    if (!(await parcels.VerifyHistoryAsync(id)).IsWhole)
        throw new InvalidOperationException($"The history of {id} is not whole.");
}

if ((commands.Count, entries) != (Scans, Scans))
    throw new InvalidOperationException($"{entries} entries have {commands.Count} scans; expected {Scans} of each.");

Console.WriteLine($"{Parcels} parcels are delivered. Their histories are whole and have each scan once.");
await host.StopAsync();
return 0;
