using AotConsumer;
using Lifecycle;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

// What a trimmed, natively compiled application does with a lifecycle. Its output is compared with expected.txt.
var services = new ServiceCollection();
services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
    .SetBasePath(AppContext.BaseDirectory)
    .AddJsonFile("appsettings.json")
    .Build());
services.AddLogging();
services.AddMetrics();
services.AddScoped<Scales>();
services.AddLifecycle<ParcelLifecycle>().SwitchOff("SEN-04");
services.AddLifecycle<ParcelLifecycle, ParcelStage, ParcelTrigger, Parcel>().AddEntryCriterion<IsWeighed>(entering: ParcelStage.Sent);
services.AddHealthChecks().AddLifecycles();
await using var container = services.BuildServiceProvider(validateScopes: true);

var parcel = new Parcel();
var refused = GateReport.FromJson((await SendAsync()).Report.ToJson());
Console.WriteLine($"{refused.Trigger} is refused by {string.Join(", ", refused.Blocking.Select(line => $"{line.Criterion.Id} {line.Criterion.Severity}"))}.");

(parcel.Address, parcel.Grams) = ("1 High Street", 250);
Console.WriteLine($"Send is {(await SendAsync()).Outcome}. Weighed in {Scales.Made} scopes.");

var health = await container.GetRequiredService<HealthCheckService>().CheckHealthAsync();
Console.WriteLine($"Health: {health.Status}.");

async Task<TransitionResult<ParcelStage, ParcelTrigger>> SendAsync()
{
    await using var scope = container.CreateAsyncScope();
    var lifecycle = scope.ServiceProvider.GetRequiredService<ILifecycle<ParcelStage, ParcelTrigger, Parcel>>();
    return await lifecycle.Start(parcel).TryFireAsync(ParcelTrigger.Send);
}
