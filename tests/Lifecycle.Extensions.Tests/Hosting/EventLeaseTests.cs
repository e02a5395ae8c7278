using System.Threading.Channels;
using Lifecycle.Storage.Tests.Stores;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
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
        await host.RejectedAsync("a");
        await sender.Asked.Reader.ReadAsync();
        _clock.Advance(TimeSpan.FromSeconds(20));
        await renewing.Task;
        sender.Release.SetResult();
        await givenUp.Task;
        await host.RejectedAsync("b");

        // The clock stands still, so only the event can wake the host.
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        Assert.Equal("b", await sender.Asked.Reader.ReadAsync(limit.Token));
        await host.StopAsync();
    }

    private IHost Host(ILifecycleStore store, ILifecycleEventSender sender)
    {
        var builder = GrantHost.Builder(_clock);
        builder.Services.AddSingleton(sender);
        builder.AddGrants(new Stored.GrantLifecycle(), () => store)
            .ConfigureStorage(storage => storage.DueInterval = Timeout.InfiniteTimeSpan);
        return builder.Build();
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
