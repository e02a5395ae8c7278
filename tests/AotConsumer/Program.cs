using AotConsumer;
using Lifecycle;
using Lifecycle.Partnerships;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

// A trimmed, natively compiled application that uses lifecycles. CI compares its output with expected.txt.
var services = new ServiceCollection();
services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
    .SetBasePath(AppContext.BaseDirectory)
    .AddJsonFile("appsettings.json")
    .Build());
services.AddLogging();
services.AddMetrics();
services.AddScoped<Scales>();
services
    .AddLifecycle<ParcelLifecycle>()
    .SwitchOff("SEN-04")
    .AddEntryCriterion<IsWeighed>(entering: ParcelStage.Sent)
    .ConfigureStorage(storage => storage.Json = ParcelJson.Default.Options)
    .UseInMemory();
services.AddPartnershipLifecycle(options => options.Profile = PartnershipProfile.Light);
services.AddHealthChecks().AddLifecycles();
await using var container = services.BuildServiceProvider(validateScopes: true);

var parcel = new Parcel();
var refused = GateReport.FromJson((await SendAsync()).Report.ToJson());
Console.WriteLine(
    $"{refused.Trigger} is refused by "
        + $"{string.Join(", ", refused.Blocking.Select(line => $"{line.Criterion.Id} {line.Criterion.Severity}"))}.");

(parcel.Address, parcel.Grams) = ("1 High Street", 250);
Console.WriteLine($"Send is {(await SendAsync()).Outcome}. Weighed in {Scales.Created} scopes.");

await using (var scope = container.CreateAsyncScope())
{
    var parcels = scope.ServiceProvider.GetRequiredService<
        ILifecycleManager<ParcelStage, ParcelTrigger, Parcel>>();
    await parcels.StartAsync("P-1", new Parcel { Address = "1 High Street", Grams = 250 });
    var sent = await parcels.TryFireAsync("P-1", ParcelTrigger.Send);
    var history = await parcels.VerifyHistoryAsync("P-1");
    Console.WriteLine($"Stored: {sent.Outcome}. History entries: {history.EntryCount}, whole: {history.IsWhole}.");
}

var health = await container.GetRequiredService<HealthCheckService>().CheckHealthAsync();
Console.WriteLine($"Health: {health.Status}.");

var partnership = new Partnership("Warm Homes", "City Council", Sector.LocalGovernment);
partnership.Members.RecordEngagement("City Council", "First talk.", DateTimeOffset.UnixEpoch);
partnership.Members.Commit("City Council", "letter", DateTimeOffset.UnixEpoch);
partnership.Benefits.Add(new("Warmth", new ReachMeasure("people", "people", "health")));
var restored = Partnership.FromJson(partnership.ToJson());
await using (var scope = container.CreateAsyncScope())
{
    var lifecycle = scope.ServiceProvider.GetRequiredService<
        ILifecycle<PartnershipStage, PartnershipTrigger, Partnership>>();
    var report = await lifecycle.Start(restored).EvaluateAsync(PartnershipTrigger.BeginDevelopment);
    Console.WriteLine(
        $"{restored.Benefits[0].Kind}. {report.Trigger} is refused by "
            + $"{string.Join(", ", report.Blocking.Select(line => line.Criterion.Id))}.");
}

async Task<TransitionResult<ParcelStage, ParcelTrigger>> SendAsync()
{
    await using var scope = container.CreateAsyncScope();
    var lifecycle = scope.ServiceProvider.GetRequiredService<ILifecycle<ParcelStage, ParcelTrigger, Parcel>>();
    return await lifecycle.Start(parcel).TryFireAsync(ParcelTrigger.Send);
}
