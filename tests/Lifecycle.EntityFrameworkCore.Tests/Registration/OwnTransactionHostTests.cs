using System.Data.Common;
using System.Threading.Channels;
using Lifecycle.EntityFrameworkCore.Tests.Databases;
using Lifecycle.Storage.Tests;
using Lifecycle.Storage.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using static Lifecycle.Storage.Tests.GrantTrigger;

namespace Lifecycle.EntityFrameworkCore.Tests.Registration;

/// <summary>A host sends the events of transactions that the application commits.</summary>
public abstract class OwnTransactionHostTests<TDatabase> : ApplicationTests<TDatabase>
    where TDatabase : RelationalDatabase, new()
{
    [StoreFact]
    public async Task Events_are_sent_at_once_after_the_commit()
    {
        using var database = new TDatabase();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var reads = new Reads();
        var sender = new Sender();
        using var host = Host(database, reads, sender);
        await using var scope = host.Services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<ApplicationContext>();
        await context.Database.EnsureCreatedAsync(limit.Token);
        await host.StartAsync(limit.Token);
        var store = RelationalLifecycleStore.In(context, database.Dialect);
        while (await store.FindLeaseAsync(LifecycleOutbox.LeaseOf("Grant"), limit.Token) is null)
            await Task.Yield();
        var grants = scope.ServiceProvider.GetRequiredService<ILifecycleManager<GrantStage, GrantTrigger, Grant>>();
        await grants.StartAsync("g", new() { Title = "Wells", Comments = 1 });
        await grants.FireAsync("g", Submit);

        await using var transaction = await context.Database.BeginTransactionAsync(limit.Token);
        var before = reads.CountBut(context);
        await grants.FireAsync("g", Reject);

        // The host has looked for events, and found none yet.
        while (reads.CountBut(context) == before)
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        Assert.False(sender.Sent.Reader.TryPeek(out _));
        await transaction.CommitAsync(limit.Token);

        // The clock stands still, so only the commit can wake the host.
        Assert.Equal("g", (await sender.Sent.Reader.ReadAsync(limit.Token)).InstanceId);
        await host.StopAsync(limit.Token);
    }

    private static IHost Host(TDatabase database, Reads reads, Sender sender)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddDbContext<ApplicationContext>(options =>
        {
            database.Configure(options);
            options.AddInterceptors(reads);
        });
        builder.Services.AddSingleton(database.Dialect);
        builder.Services.AddSingleton<TimeProvider>(new FakeTimeProvider());
        builder.Services.AddSingleton<ILifecycleEventSender>(sender);
        builder.Services
            .AddLifecycle(new GrantLifecycle())
            .ConfigureStorage(storage =>
            {
                storage.Json = GrantJson.Default.Options;
                storage.SendTimeout = Timeout.InfiniteTimeSpan;
                storage.DueInterval = Timeout.InfiniteTimeSpan;
            })
            .UseDbContext<ApplicationContext>();
        return builder.Build();
    }

    /// <summary>Counts the connections that contexts have closed after they read.</summary>
    private sealed class Reads : DbConnectionInterceptor
    {
        private readonly List<DbContext?> _closed = [];

        public int CountBut(DbContext context)
        {
            lock (_closed)
                return _closed.Count(each => each != context);
        }

        public override Task ConnectionClosedAsync(DbConnection connection, ConnectionEndEventData eventData)
        {
            lock (_closed)
                _closed.Add(eventData.Context);
            return Task.CompletedTask;
        }
    }

    private sealed class Sender : ILifecycleEventSender
    {
        public Channel<OutgoingEvent> Sent { get; } = Channel.CreateUnbounded<OutgoingEvent>();

        public ValueTask SendAsync(OutgoingEvent outgoing, CancellationToken cancellationToken) =>
            Sent.Writer.WriteAsync(outgoing, CancellationToken.None);
    }
}
