using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WorkerService;

var builder = Host.CreateApplicationBuilder(args);
builder.Logging
    .ClearProviders()
    .AddSimpleConsole(console => (console.SingleLine, console.TimestampFormat) = (true, "HH:mm:ss "))
    .AddFilter("Lifecycle", LogLevel.Information)
    .AddFilter("Lifecycle.NoticeLifecycle", LogLevel.Warning);
builder.Logging.AddFilter("Microsoft", LogLevel.Warning);

var postgres = builder.Configuration["postgres"];
var database = builder.Configuration["database"] ?? BookingFile.DefaultPath;
builder.Services.AddBookings(lifecycle => _ = postgres is null
    ? lifecycle.UseSqlite($"Data Source={database}", new() { CreateIfMissing = true })
    : lifecycle.UsePostgres(postgres));
builder.Services.AddHostedService<Guests>();

if (postgres is null)
{
    Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(database))!);
    Console.WriteLine($"Bookings are kept in {database}.");
}

using var host = builder.Build();
await host.StartAsync();
using var stop = new CancellationTokenSource();
if (builder.Configuration.GetValue<int?>("seconds") is { } seconds)
    stop.CancelAfter(TimeSpan.FromSeconds(seconds));
await host.WaitForShutdownAsync(stop.Token);
