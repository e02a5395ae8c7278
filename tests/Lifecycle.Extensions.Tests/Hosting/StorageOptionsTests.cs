using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Hosting;
using static Lifecycle.Storage.Tests.GrantStage;
using Stored = Lifecycle.Storage.Tests;

namespace Lifecycle.Extensions.Tests.Hosting;

public partial class StorageOptionsTests
{
    [Fact]
    public void Faults_of_the_storage_options_are_reported_when_the_manager_is_resolved()
    {
        var services = new ServiceCollection();
        services
            .AddLifecycle(new Stored.GrantLifecycle())
            .UseInMemory()
            .ConfigureStorage(storage => (storage.Attempts, storage.DueInterval) = (0, TimeSpan.Zero));
        using var provider = services.BuildServiceProvider();
        using var scope = provider.CreateScope();

        var thrown = Assert.Throws<LifecycleConfigurationException>(
            scope.ServiceProvider.GetRequiredService<
                ILifecycleManager<Stored.GrantStage, Stored.GrantTrigger, Stored.Grant>>);

        Assert.Contains("Attempts is 0", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("DueInterval is 00:00:00", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_JSON_options_subjects_and_events_are_written_and_read_by_reflection()
    {
        var services = new ServiceCollection();
        services.AddLifecycle(new Stored.GrantLifecycle()).UseInMemory();
        using var provider = services.BuildServiceProvider();
        using var scope = provider.CreateScope();
        var grants = scope.ServiceProvider
            .GetRequiredService<ILifecycleManager<Stored.GrantStage, Stored.GrantTrigger, Stored.Grant>>();

        await grants.StartAsync("g", new() { Title = "Wells", Comments = 1 });
        await grants.FireAsync("g", Stored.GrantTrigger.Submit);
        await grants.FireAsync("g", Stored.GrantTrigger.Reject);

        var stored = (await grants.GetAsync("g")).Stored;
        Assert.Equal(
            """{"Title":"Wells","Comments":1,"DecideBy":null,"MayBeRejected":true}""", stored.Subject);
        var outbox = scope.ServiceProvider.GetRequiredKeyedService<LifecycleOutbox>("Grant");
        var outgoing = Assert.Single(await outbox.PendingAsync().ToArrayAsync());
        Assert.Equal("""{"Stage":"Rejected","Title":"Wells"}""", outgoing.Body);
    }

    [Fact]
    public async Task JSON_options_that_a_constructor_made_use_reflection_too()
    {
        var services = new ServiceCollection();
        services.AddLifecycle(new Stored.GrantLifecycle())
            .UseInMemory()
            .ConfigureStorage(storage => storage.Json = new(JsonSerializerDefaults.Web) { WriteIndented = false });
        using var provider = services.BuildServiceProvider();
        using var scope = provider.CreateScope();
        var grants = scope.ServiceProvider
            .GetRequiredService<ILifecycleManager<Stored.GrantStage, Stored.GrantTrigger, Stored.Grant>>();

        var started = await grants.StartAsync("g", new() { Title = "Wells", Comments = 1 });

        Assert.StartsWith("""{"title":"Wells",""", started.Stored.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_that_the_JSON_options_lack_is_found_when_the_host_starts()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services
            .AddLifecycle(new InlineLifecycle("Parcel", lifecycle =>
            {
                lifecycle.StartsIn("packed");
                lifecycle.Stage("packed")
                    .On("ship")
                        .Emits(context => new Shipped(context.Subject))
                        .Emits(_ => 7)
                        .Emits<object>(_ => new Uri("parcel:shipped"))
                        .Emits(context => context.Subject)
                        .GoTo("shipped");
                lifecycle.Stage("shipped").On("lose").Emits(context => new Shipped(context.Subject)).GoTo("lost");
                lifecycle.Stage("lost").IsTerminal();
            }))
            .UseInMemory()
            .ConfigureStorage(storage => storage.Json = TextJson.Default.Options);
        using var host = builder.Build();

        var thrown = await Assert.ThrowsAsync<LifecycleConfigurationException>(() => host.StartAsync());

        Assert.Equal(
            [
                $"Parcel: the JSON options of its storage do not contain {typeof(Shipped)}, which a transition emits.",
                "Parcel: the JSON options of its storage do not contain System.Int32, which a transition emits.",
            ],
            thrown.Faults);
    }

    [Fact]
    public async Task Events_of_a_lifecycle_that_is_not_stored_need_no_JSON()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddLifecycle(new InlineLifecycle("Parcel", lifecycle =>
        {
            lifecycle.StartsIn("packed");
            lifecycle.Stage("packed").On("ship").Emits(context => new Shipped(context.Subject)).Stay();
        }));
        using var host = builder.Build();

        await host.StartAsync();
        await host.StopAsync();
    }

    [Fact]
    public void Invalid_arguments_are_refused_at_once()
    {
        var registration = new ServiceCollection().AddLifecycle(new Stored.GrantLifecycle());

        Assert.ThrowsAny<ArgumentException>(() => registration.UseStore(null!));
        Assert.ThrowsAny<ArgumentException>(() =>
            registration.MigrateStages(stages => stages.Rename("a", Draft).Rename("a", Open)));
    }

    private sealed record Shipped(string Parcel);

    [JsonSerializable(typeof(string))]
    private sealed partial class TextJson : JsonSerializerContext;
}
