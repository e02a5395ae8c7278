using System.Threading.Channels;
using Lifecycle.Storage.Tests.Databases;
using Lifecycle.Storage.Tests.Stores;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using static Lifecycle.Storage.Tests.GrantStage;
using Stored = Lifecycle.Storage.Tests;

namespace Lifecycle.Extensions.Tests.Hosting;

/// <summary>What a host does for stored lifecycles, over any store.</summary>
public abstract class HostTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private readonly FakeTimeProvider _clock = new(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly Sender _sender = new();

    [StoreFact]
    public async Task A_due_trigger_is_fired_after_a_restart_and_its_event_is_sent()
    {
        using var database = new TDatabase();
        using (var host = Host(database))
        {
            await host.StartAsync();
            await host.SubmittedAsync("g", _clock.GetUtcNow().AddDays(1));
            await host.StopAsync();
        }

        _clock.Advance(TimeSpan.FromDays(2));
        using (var host = Host(database))
        {
            await host.StartAsync();
            var sent = await _sender.NextAsync(_clock);

            Assert.Equal("Grant/g/3/0", sent.Place());
            Assert.Equal("""{"Stage":"Rejected","Title":"Wells"}""", sent.Body);
            await host.InScopeAsync(async grants =>
            {
                Assert.Equal(Rejected, (await grants.GetAsync("g")).Stage);
                Assert.Equal(3, await grants.HistoryAsync("g").CountAsync());
            });
            await host.StopAsync();
        }
    }

    [StoreFact]
    public async Task An_event_that_was_not_sent_is_sent_again_and_later_events_of_the_instance_wait()
    {
        using var database = new TDatabase();
        using var host = Host(database);
        _sender.Fails = outgoing =>
            outgoing.InstanceId == "a" && outgoing.Place().EndsWith("/5/0", StringComparison.Ordinal);
        await host.StartAsync();
        await host.ApprovedAsync("a");
        await host.ApprovedAsync("b");

        var first = await _sender.NextAsync(_clock, count: 4);
        _sender.Fails = _ => false;
        var second = await _sender.NextAsync(_clock, count: 2);

        Assert.Equal(
            ["Grant/a/4/0", "Grant/b/4/0", "Grant/b/5/0", "Grant/b/5/1"],
            first.Select(each => each.Place()).Order());
        Assert.Equal(["Grant/a/5/0", "Grant/a/5/1"], second.Select(each => each.Place()));
        await host.StopAsync();
        Assert.Empty(await database.Store.FindEventsAsync(new() { Lifecycle = "Grant", Limit = 10 }));
    }

    [StoreFact]
    public async Task An_event_sent_while_the_host_stops_is_not_sent_again()
    {
        using var database = new TDatabase();
        using var host = Host(database);
        var sending = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _sender.Sending = stopping =>
        {
            sending.TrySetResult();
            return Task.Delay(Timeout.InfiniteTimeSpan, stopping)
                .ContinueWith(_ => { }, CancellationToken.None, default, TaskScheduler.Default);
        };
        await host.ApprovedAsync("a");
        var pending = await database.Store.FindEventsAsync(new() { Lifecycle = "Grant", Limit = 10 });
        await host.StartAsync();
        await sending.Task;

        await host.StopAsync();

        Assert.Equal(
            pending.Skip(1).Select(each => each.Key),
            (await database.Store.FindEventsAsync(new() { Lifecycle = "Grant", Limit = 10 })).Select(each => each.Key));
    }

    [StoreFact]
    public async Task Two_hosts_keep_the_order_of_events_and_send_none_twice()
    {
        const int Grants = 10;
        using var database = new TDatabase();
        _sender.Sending = _ => Task.Run(Thread.Yield);
        using var one = HostOfNow(database);
        using var other = HostOfNow(database);
        await one.StartAsync();
        await other.StartAsync();
        for (var number = 0; number < Grants; number++)
            await one.ApprovedAsync($"{number}");

        var sent = await _sender.NextAsync(3 * Grants);
        await one.StopAsync();
        await other.ApprovedAsync("after");
        sent.AddRange(await _sender.NextAsync(3));
        await other.StopAsync();

        Assert.Equal(sent.Count, sent.DistinctBy(each => each.Key).Count());
        Assert.All(
            sent.GroupBy(each => each.InstanceId),
            events => Assert.Equal(events.Select(each => each.Position).Order(), events.Select(each => each.Position)));
        Assert.Empty(await database.Store.FindEventsAsync(new() { Lifecycle = "Grant", Limit = 10 }));
    }

    [StoreFact]
    public async Task A_host_that_dies_while_it_sends_is_replaced_and_only_what_it_was_sending_is_sent_twice()
    {
        using var database = new TDatabase();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var dead = new Sender
        {
            SendingOf = (outgoing, stopping) =>
            {
                if (outgoing.Place() != "Grant/a/5/0")
                    return Task.CompletedTask;

                asked.TrySetResult();
                return Task.Delay(Timeout.InfiniteTimeSpan, stopping);
            },
        };

        // For a process that is dead, no time passes: it renews no lease.
        using var one = Host<Stored.GrantStage, Stored.GrantTrigger>(
            database, new Stored.GrantLifecycle(), clock: new FakeTimeProvider(_clock.GetUtcNow()), sender: dead);
        using var other = Host(database);
        await one.ApprovedAsync("a");
        await one.StartAsync();
        await asked.Task;
        while ((await database.Store.FindEventsAsync(new() { Lifecycle = "Grant" })).Count == 3)
            await Task.Yield();
        await other.StartAsync();

        var sent = await _sender.NextAsync(_clock, count: 2);

        Assert.Equal("Grant/a/4/0", Assert.Single(await dead.NextAsync(1)).Place());
        Assert.Equal(["Grant/a/5/0", "Grant/a/5/1"], sent.Select(each => each.Place()));
        await other.StopAsync();
        await one.StopAsync();
        Assert.Empty(await database.Store.FindEventsAsync(new() { Lifecycle = "Grant" }));
    }

    [StoreFact]
    public async Task A_sender_that_hangs_for_one_instance_holds_up_no_other_and_is_given_up()
    {
        using var database = new TDatabase();
        using var host = Host(
            database,
            new Stored.GrantLifecycle(),
            registration => registration.ConfigureStorage(storage => storage.SendTimeout = TimeSpan.FromHours(1)));
        var hangs = true;
        _sender.SendingOf = (outgoing, token) =>
            outgoing.InstanceId == "a" && hangs ? Task.Delay(Timeout.InfiniteTimeSpan, token) : Task.CompletedTask;
        await host.ApprovedAsync("a");
        await host.ApprovedAsync("b");
        await host.ApprovedAsync("c");
        await host.StartAsync();

        var first = await _sender.NextAsync(6);
        hangs = false;
        _clock.Advance(TimeSpan.FromHours(1));
        var second = await _sender.NextAsync(_clock, count: 3);

        Assert.Equal(["b", "c"], first.Select(each => each.InstanceId).Distinct().Order());
        Assert.Equal(["Grant/a/4/0", "Grant/a/5/0", "Grant/a/5/1"], second.Select(each => each.Place()));
        await host.StopAsync();
    }

    [StoreFact]
    public async Task A_host_starts_while_its_database_is_down_and_begins_when_it_is_up()
    {
        using var database = new TDatabase();
        using (var before = Host(database))
        {
            await before.SubmittedAsync("g", _clock.GetUtcNow());
        }

        var isDown = true;
        using var host = Host(database, new Stored.GrantLifecycle(), registration =>
        {
            registration.UseStore(_ => isDown ? throw NoAnswer() : database.Open());
            registration.Services.AddHealthChecks().AddLifecycles();
        });
        await host.StartAsync();
        var health = await HealthAsync(host);
        Assert.Equal(HealthStatus.Unhealthy, health.Status);
        Assert.Contains(
            "Grant: the database does not answer: Lifecycle.LifecycleStoreException",
            health.Description,
            StringComparison.Ordinal);

        isDown = false;
        Assert.Equal("g", (await _sender.NextAsync(_clock)).InstanceId);
        while ((await HealthAsync(host)).Status != HealthStatus.Healthy)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await host.StopAsync();
    }

    [StoreFact]
    public async Task A_database_that_comes_up_with_stranded_instances_is_unhealthy_and_says_which()
    {
        using var database = new TDatabase();
        using (var before = Host(database))
        {
            await before.InScopeAsync(async grants => await grants.StartAsync("g", new()));
        }

        var isDown = true;
        using var host = Host(database, new OtherGrants(), registration =>
        {
            registration.UseStore(_ => isDown ? throw NoAnswer() : database.Open());
            registration.Services.AddHealthChecks().AddLifecycles();
        });
        await host.StartAsync();
        isDown = false;

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while ((await HealthAsync(host)).Description?.Contains("1 instance in Draft (g)", StringComparison.Ordinal)
            != true)
        {
            limit.Token.ThrowIfCancellationRequested();
            _clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await host.StopAsync();
    }

    [StoreFact]
    public async Task A_host_does_not_start_if_stored_instances_are_stranded()
    {
        using var database = new TDatabase();
        using (var host = Host(database))
        {
            await host.InScopeAsync(async grants => await grants.StartAsync("g", new()));
        }

        using var changed = Host(database, new OtherGrants());
        var thrown = await Assert.ThrowsAsync<StrandedInstancesException>(() => changed.StartAsync());

        Assert.Equal(
            [
                "Stored instances are in stages that their definitions do not have and no migration covers:",
                "  Grant: 1 instance in Draft (g)",
                "Call MigrateStages for each of these stages.",
            ],
            thrown.Message.Split('\n'));
        Assert.Equal("Draft", Assert.Single(thrown.Stranded).Value.Stage);

        using var migrated = Host(database, new OtherGrants(), registration =>
            registration.MigrateStages(stages => stages.Rename("Draft", "begun")));
        await migrated.StartAsync();
        await migrated.StopAsync();
    }

    /// <summary>
    /// A host whose leases end by the real clock: a clock that a test advances would end them at once.
    /// </summary>
    private IHost HostOfNow(TDatabase database) =>
        Host<Stored.GrantStage, Stored.GrantTrigger>(
            database,
            new Stored.GrantLifecycle(),
            registration => registration.ConfigureStorage(storage =>
                storage.EventInterval = TimeSpan.FromMilliseconds(10)),
            TimeProvider.System);

    private IHost Host(TDatabase database) =>
        Host<Stored.GrantStage, Stored.GrantTrigger>(database, new Stored.GrantLifecycle());

    private IHost Host<TStage, TTrigger>(
        TDatabase database,
        LifecycleDefinition<TStage, TTrigger, Stored.Grant> definition,
        Action<LifecycleRegistration<TStage, TTrigger, Stored.Grant>>? configure = null,
        TimeProvider? clock = null,
        Sender? sender = null)
        where TStage : notnull
        where TTrigger : notnull
    {
        var builder = GrantHost.Builder(clock ?? _clock);
        builder.Services.AddSingleton<ILifecycleEventSender>(sender ?? _sender);
        var registration = builder.AddGrants(definition, database.Open);
        configure?.Invoke(registration);
        return builder.Build();
    }

    private static LifecycleStoreException NoAnswer() =>
        new("grants", "No answer.", new TimeoutException()) { IsTransient = true };

    private static async Task<HealthReportEntry> HealthAsync(IHost host) =>
        (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries["lifecycles"];

    /// <summary>Receives the events.</summary>
    private sealed class Sender : ILifecycleEventSender
    {
        private readonly Channel<OutgoingEvent> _sent = Channel.CreateUnbounded<OutgoingEvent>();

        public Func<OutgoingEvent, bool> Fails { get; set; } = _ => false;

        public Func<CancellationToken, Task> Sending { get; set; } = _ => Task.CompletedTask;

        public Func<OutgoingEvent, CancellationToken, Task> SendingOf { get; set; } = (_, _) => Task.CompletedTask;

        public async ValueTask SendAsync(OutgoingEvent outgoing, CancellationToken cancellationToken)
        {
            await Sending(cancellationToken);
            await SendingOf(outgoing, cancellationToken);
            if (Fails(outgoing))
                throw new TimeoutException("The queue does not answer.");
            await _sent.Writer.WriteAsync(outgoing, CancellationToken.None);
        }

        /// <summary>Waits for a number of events.</summary>
        public async Task<List<OutgoingEvent>> NextAsync(int count)
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            var sent = new List<OutgoingEvent>();
            while (sent.Count < count)
                sent.Add(await _sent.Reader.ReadAsync(limit.Token));

            return sent;
        }

        public async Task<OutgoingEvent> NextAsync(FakeTimeProvider clock) => (await NextAsync(clock, 1))[0];

        /// <summary>Advances the clock until a number of events have arrived.</summary>
        public async Task<OutgoingEvent[]> NextAsync(FakeTimeProvider clock, int count)
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            var sent = new List<OutgoingEvent>();
            while (sent.Count < count)
            {
                limit.Token.ThrowIfCancellationRequested();
                clock.Advance(TimeSpan.FromSeconds(1));
                await Task.Yield();
                while (_sent.Reader.TryRead(out var next))
                    sent.Add(next);
            }

            return [.. sent];
        }
    }
}
