using System.Threading.Channels;
using Lifecycle.Storage.Tests.Stores;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using static Lifecycle.Storage.Tests.GrantTrigger;
using GrantManager = Lifecycle.ILifecycleManager<
    Lifecycle.Storage.Tests.GrantStage, Lifecycle.Storage.Tests.GrantTrigger, Lifecycle.Storage.Tests.Grant>;
using Stored = Lifecycle.Storage.Tests;

namespace Lifecycle.Extensions.Tests.Hosting;

/// <summary>The lease of the host that sends the events.</summary>
public class EventLeaseTests
{
    private readonly FakeTimeProvider _clock = new(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_host_whose_round_ends_while_it_renews_its_lease_is_still_woken_by_the_next_event()
    {
        var renewing = new TaskCompletionSource();
        var givenUp = new TaskCompletionSource();
        var leases = 0;
        var store = new FaultyStore(new InMemoryLifecycleStore())
        {
            BeforeLease = async cancellationToken =>
            {
                if (Interlocked.Increment(ref leases) != 2)
                    return;

                await using var registered = cancellationToken.Register(givenUp.SetResult);
                renewing.SetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            },
        };
        var sender = new HeldSender();
        using var host = Host(store, sender);
        await host.StartAsync();
        await RejectedAsync(host, "a");
        await sender.Asked.Reader.ReadAsync();
        _clock.Advance(TimeSpan.FromSeconds(20));
        await renewing.Task;
        sender.Release.SetResult();
        await givenUp.Task;
        await RejectedAsync(host, "b");

        // The clock stands still, so only the event can wake the host.
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        Assert.Equal("b", await sender.Asked.Reader.ReadAsync(limit.Token));
        await host.StopAsync();
    }

    private IHost Host(ILifecycleStore store, ILifecycleEventSender sender)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddSingleton(sender).AddSingleton<TimeProvider>(_clock);
        builder.Services
            .AddLifecycle(new Stored.GrantLifecycle())
            .UseStore(_ => store)
            .ConfigureStorage(storage =>
            {
                storage.Json = Stored.GrantJson.Default.Options;
                storage.SendTimeout = Timeout.InfiniteTimeSpan;
                storage.DueInterval = Timeout.InfiniteTimeSpan;
            });
        return builder.Build();
    }

    private static async Task RejectedAsync(IHost host, string id)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var grants = scope.ServiceProvider.GetRequiredService<GrantManager>();
        await grants.StartAsync(id, new() { Title = "Wells", Comments = 1 });
        await grants.FireAsync(id, Submit);
        await grants.FireAsync(id, Reject);
    }

    /// <summary>Writes down what it is to send, and goes on when it is released.</summary>
    private sealed class HeldSender : ILifecycleEventSender
    {
        public Channel<string> Asked { get; } = Channel.CreateUnbounded<string>();

        public TaskCompletionSource Release { get; } = new();

        public async ValueTask SendAsync(OutgoingEvent outgoing, CancellationToken cancellationToken)
        {
            await Asked.Writer.WriteAsync(outgoing.InstanceId, cancellationToken);
            await Release.Task;
        }
    }
}
