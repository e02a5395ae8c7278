using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Lifecycle.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Lifecycle.Tool.Tests;

/// <summary>An SQLite file with stored orders.</summary>
internal sealed class StoredOrders
{
    private StoredOrders(string path)
    {
        Path = path;
        Store = RelationalLifecycleStore.Sqlite($"Data Source={path}", new() { CreateIfMissing = true });
        var json = new JsonSerializerOptions { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
        Manager = new LifecycleManager<OrderStage, OrderTrigger, Order>(
            Fixture.Orders,
            Store,
            (JsonTypeInfo<Order>)json.GetTypeInfo(typeof(Order)),
            new() { Instance = new() { TimeProvider = Clock }, Json = json });
    }

    public string Path { get; }

    public RelationalLifecycleStore Store { get; }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));

    public ILifecycleManager<OrderStage, OrderTrigger, Order> Manager { get; }

    /// <summary>
    /// Makes orders 1 to 3: the first is placed, held and released; the second was refused; the third is paid.
    /// </summary>
    public static async Task<StoredOrders> InAsync(TemporaryFolder folder)
    {
        var orders = new StoredOrders(folder.File("orders.db"));
        await orders.Manager.StartAsync("1", new());
        await orders.Manager.StartAsync("2", new() { Lines = 0 });
        await orders.Manager.StartAsync("3", new());
        orders.Clock.Advance(TimeSpan.FromHours(1));
        foreach (var trigger in new[] { OrderTrigger.Place, OrderTrigger.Hold, OrderTrigger.Release })
            await orders.Manager.FireAsync("1", trigger, new() { Actor = "Ann", Reason = "a customer called" });

        await orders.Manager.TryFireAsync("2", OrderTrigger.Place, new() { Actor = "Bob" });
        await orders.Manager.FireAsync("3", OrderTrigger.Place);
        await orders.Manager.FireAsync("3", OrderTrigger.Pay);
        return orders;
    }

    /// <summary>Makes the event of order 3 a dead letter.</summary>
    public async Task<string> KillEventAsync()
    {
        var events = await Store.FindEventsAsync(new() { Lifecycle = nameof(OrderLifecycle), Limit = 10 });
        var outgoing = Assert.Single(events);
        await Store.UpdateEventAsync(outgoing with { IsDead = true, Attempts = 20, LastError = "No such host." });
        return outgoing.Key;
    }
}
