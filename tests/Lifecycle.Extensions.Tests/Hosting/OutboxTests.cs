using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Threading.Channels;
using Lifecycle.Storage.Tests.Databases;
using Lifecycle.Storage.Tests.Stores;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Stored = Lifecycle.Storage.Tests;

namespace Lifecycle.Extensions.Tests.Hosting;

/// <summary>Failed attempts to send an event, dead letters, and senders of one type of event, over any store.</summary>
public abstract class OutboxTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private readonly FakeTimeProvider _clock = new(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly Mail _mail = new();
    private readonly Queue _queue = new();

    [StoreFact]
    public async Task An_event_is_sent_at_once_when_its_step_is_committed_in_the_same_process()
    {
        using var database = new TDatabase();
        using var host = Host(database);
        await host.StartAsync();
        await host.RejectedAsync("a");
        Assert.Equal("a", (await _mail.NextAsync()).InstanceId);

        // The clock stands still, so only the commit can wake the host.
        await host.RejectedAsync("b");
        Assert.Equal("b", (await _mail.NextAsync()).InstanceId);
        await host.StopAsync();
    }

    [StoreFact]
    public async Task A_failed_event_is_tried_again_after_longer_and_longer_waits()
    {
        using var database = new TDatabase();
        using var host = Host(database);
        _mail.Fails = _ => true;
        await host.StartAsync();
        await host.RejectedAsync("a");

        var failed = await StoredAsync(host, each => each.Attempts == 1);
        Assert.Equal(_clock.GetUtcNow().AddSeconds(10), failed.NextAttempt);
        Assert.Contains("Mail: TimeoutException", failed.LastError, StringComparison.Ordinal);
        Assert.EndsWith("The mail server does not answer.", failed.LastError, StringComparison.Ordinal);
        for (var attempt = 2; attempt <= 12; attempt++)
        {
            var earliest = failed.NextAttempt!.Value;
            failed = await StoredAsync(host, each => each.Attempts == attempt, advances: true);

            var wait = TimeSpan.FromSeconds(Math.Min(10 * Math.Pow(2, attempt - 1), 3600));
            Assert.InRange(failed.NextAttempt!.Value, earliest + wait, _clock.GetUtcNow() + wait);
        }

        await host.StopAsync();
    }

    [StoreFact]
    public async Task A_sender_that_has_accepted_an_event_is_not_asked_again_because_another_failed()
    {
        using var database = new TDatabase();
        using var host = Host(database, withQueue: true);
        _mail.Fails = outgoing => outgoing.InstanceId == "a";
        await host.StartAsync();
        await host.RejectedAsync("a");
        await StoredAsync(host, each => each.Attempts == 1);
        await host.RejectedAsync("b");
        await _mail.NextAsync();

        _mail.Fails = _ => false;
        Assert.Equal("a", (await _mail.NextAsync(_clock)).InstanceId);
        await host.StopAsync();

        Assert.Equal(["a", "b"], _queue.Received.Select(each => each.InstanceId));
        Assert.Empty(await database.Store.FindEventsAsync(new() { Lifecycle = "Grant" }));
    }

    [StoreFact]
    public async Task An_event_that_fails_too_often_is_a_dead_letter_that_can_be_retried_and_discarded()
    {
        using var database = new TDatabase();
        using var metrics = new MeterListener();
        var dead = 0L;
        metrics.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == LifecycleTelemetry.EventsNotSent)
                listener.EnableMeasurementEvents(instrument);
        };
        metrics.SetMeasurementEventCallback<long>((_, count, tags, _) =>
            Interlocked.Add(
                ref dead,
                tags.ToArray().Contains(new(LifecycleTelemetry.DeadTag, true)) ? count : 0));
        metrics.Start();
        using var host = Host(database, attempts: 2);
        _mail.Fails = outgoing => outgoing.Place() is "Grant/a/4/0" or "Grant/b/3/0";
        await host.StartAsync();
        await host.ApprovedAsync("a");
        await host.RejectedAsync("b");
        await StoredAsync(host, each => each.Attempts == 1 && each.InstanceId == "a");
        await StoredAsync(host, each => each.Attempts == 1 && each.InstanceId == "b");

        // The later events of the instance are sent.
        Assert.Equal(["Grant/a/5/0", "Grant/a/5/1"],
            [(await _mail.NextAsync(_clock)).Place(), (await _mail.NextAsync(_clock)).Place()]);
        var letters = new[]
        {
            await StoredAsync(host, each => each is { InstanceId: "a", IsDead: true }, isDead: true, advances: true),
            await StoredAsync(host, each => each is { InstanceId: "b", IsDead: true }, isDead: true, advances: true),
        };
        Assert.Equal([2, 2], letters.Select(each => each.Attempts));
        Assert.Equal(2, dead);

        var outbox = Outbox(host);
        _mail.Fails = _ => false;
        Assert.True(await outbox.RetryAsync(letters[0]));
        await outbox.DiscardAsync(letters[1]);

        // The clock stands still, so only the retry can wake the host.
        Assert.Equal("Grant/a/4/0", (await _mail.NextAsync()).Place());
        await host.StopAsync();

        Assert.False(await outbox.RetryAsync(letters[0]));
        Assert.Empty(await outbox.PendingAsync().ToArrayAsync());
        Assert.Empty(await outbox.DeadLettersAsync().ToArrayAsync());
    }

    [StoreFact]
    public async Task An_event_that_cannot_be_read_holds_up_only_the_later_ones_of_its_instance()
    {
        using var database = new TDatabase();
        var store = new FaultyStore(database.Open());
        var builder = GrantHost.Builder(_clock);
        builder.Services.AddSingleton<ILifecycleEventSender>(_mail).AddHealthChecks().AddLifecycles();
        builder.Services.AddFakeLogging();
        using var host = Build(builder, store, attempts: 20);
        await host.ApprovedAsync("a");
        await host.RejectedAsync("b");
        var broken = (await store.FindEventsAsync(new() { Lifecycle = "Grant" }))[1];
        Assert.Equal("Grant/a/5/0", broken.Place());
        store.IsUnreadable = each => each.Position == broken.Position;
        await host.StartAsync();

        var first = new[] { (await _mail.NextAsync()).Place(), (await _mail.NextAsync()).Place() };
        Assert.Equal(["Grant/a/4/0", "Grant/b/3/0"], first.Order());
        await HealthAsync(host, HealthStatus.Unhealthy);
        Assert.Contains(
            host.Services.GetFakeLogCollector().GetSnapshot(),
            record => record.Id.Id == LifecycleEventIds.EventUnreadable
                && record.Message == $"Grant: the event at position {broken.Position} of a could not be read. Later "
                    + "events of the instance wait.");

        await store.DeleteEventsAsync([broken.Position]);
        Assert.Equal("Grant/a/5/1", (await _mail.NextAsync(_clock)).Place());
        await HealthAsync(host, HealthStatus.Healthy);
        await host.StopAsync();
    }

    [StoreFact]
    public async Task A_sender_of_one_type_of_event_gets_these_events_and_no_others()
    {
        using var database = new TDatabase();
        var builder = GrantHost.Builder(_clock);
        var decisions = new Decisions();
        builder.Services.AddSingleton(decisions);
        builder.Services.AddLifecycleEventSender<Stored.GrantDecided, DecisionSender>();
        builder.Services.AddLifecycleEventSender<Stored.GrantDecided, DecisionSender>();
        builder.Services.AddLifecycleEventSender<string, NoteSender>();
        using var host = Build(builder, database.Open(), attempts: 20);
        await host.StartAsync();
        await host.RejectedAsync("a");

        var (decided, key) = await decisions.Received.Reader.ReadAsync();
        await host.StopAsync();

        Assert.Equal(new Stored.GrantDecided("Rejected", "Wells"), decided);
        Assert.Equal("Grant/a/3/0", key);
        Assert.False(decisions.Received.Reader.TryRead(out _));
        Assert.Empty(await database.Store.FindEventsAsync(new() { Lifecycle = "Grant" }));
    }

    private IHost Host(TDatabase database, bool withQueue = false, int attempts = 20)
    {
        var builder = GrantHost.Builder(_clock);
        if (withQueue)
            builder.Services.AddSingleton<ILifecycleEventSender>(_queue);
        builder.Services.AddSingleton<ILifecycleEventSender>(_mail);
        return Build(builder, database.Open(), attempts);
    }

    private static IHost Build(HostApplicationBuilder builder, ILifecycleStore store, int attempts)
    {
        builder.AddGrants(new Stored.GrantLifecycle(), () => store).ConfigureStorage(storage =>
        {
            storage.SendAttempts = attempts;
            storage.DueInterval = Timeout.InfiniteTimeSpan;
        });
        return builder.Build();
    }

    private static LifecycleOutbox Outbox(IHost host) =>
        host.Services.CreateScope().ServiceProvider.GetRequiredKeyedService<LifecycleOutbox>("Grant");

    /// <summary>Lets the clock advance until the host is as healthy as expected.</summary>
    private async Task HealthAsync(IHost host, HealthStatus expected)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var checks = host.Services.GetRequiredService<HealthCheckService>();
        while ((await checks.CheckHealthAsync(limit.Token)).Entries["lifecycles"].Status != expected)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
    }

    /// <summary>Waits for a stored event. The host writes it without telling.</summary>
    private async Task<OutgoingEvent> StoredAsync(
        IHost host, Func<OutgoingEvent, bool> isMeant, bool isDead = false, bool advances = false)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var outbox = Outbox(host);
        while (true)
        {
            limit.Token.ThrowIfCancellationRequested();
            var all = await (isDead ? outbox.DeadLettersAsync() : outbox.PendingAsync()).ToArrayAsync();
            if (all.FirstOrDefault(isMeant) is { } found)
                return found;

            if (advances)
                _clock.Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }
    }

    private sealed class Mail : ILifecycleEventSender
    {
        private readonly Channel<OutgoingEvent> _sent = Channel.CreateUnbounded<OutgoingEvent>();

        public Func<OutgoingEvent, bool> Fails { get; set; } = _ => false;

        public ValueTask SendAsync(OutgoingEvent outgoing, CancellationToken cancellationToken) => Fails(outgoing)
            ? throw new TimeoutException("The mail server does not answer.")
            : _sent.Writer.WriteAsync(outgoing, CancellationToken.None);

        /// <summary>Waits for an event, and lets the clock advance meanwhile if there is one.</summary>
        public async Task<OutgoingEvent> NextAsync(FakeTimeProvider? clock = null)
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            OutgoingEvent? next;
            while (!_sent.Reader.TryRead(out next))
            {
                limit.Token.ThrowIfCancellationRequested();
                clock?.Advance(TimeSpan.FromSeconds(1));
                await Task.Yield();
            }

            return next;
        }
    }

    private sealed class Queue : ILifecycleEventSender
    {
        public ConcurrentQueue<OutgoingEvent> Received { get; } = [];

        public ValueTask SendAsync(OutgoingEvent outgoing, CancellationToken cancellationToken)
        {
            Received.Enqueue(outgoing);
            return default;
        }
    }

    private sealed class Decisions
    {
        public Channel<(Stored.GrantDecided Decided, string Key)> Received { get; } =
            Channel.CreateUnbounded<(Stored.GrantDecided, string)>();
    }

    private sealed class DecisionSender(Decisions decisions) : ILifecycleEventSender<Stored.GrantDecided>
    {
        public ValueTask SendAsync(
            Stored.GrantDecided domainEvent, OutgoingEvent outgoing, CancellationToken cancellationToken) =>
            decisions.Received.Writer.WriteAsync((domainEvent, outgoing.Place()), CancellationToken.None);
    }

    private sealed class NoteSender : ILifecycleEventSender<string>
    {
        public ValueTask SendAsync(string domainEvent, OutgoingEvent outgoing, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}
