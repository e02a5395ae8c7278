using System.Threading.Channels;
using Lifecycle.Storage.Tests.Managers;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Tickets = Lifecycle.ILifecycleManager<string, string, Lifecycle.Storage.Tests.Managers.Ticket>;

namespace Lifecycle.Extensions.Tests.Hosting;

public class DueDateServiceTests
{
    private readonly FakeTimeProvider _clock = new(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly List<string> _read = [];

    [Fact]
    public async Task A_host_fires_what_falls_due_after_an_entry_and_logs_a_due_date_that_cannot_be_read()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddSingleton<TimeProvider>(_clock);
        builder.Services.AddFakeLogging(logging =>
            logging.OutputSink = line => Assert.True(_lines.Writer.TryWrite(line)));
        builder.Services.AddLifecycle(new TicketLifecycle())
            .UseInMemory()
            .ConfigureStorage(storage => storage.Json = TicketJson.Default.Options);
        using var host = builder.Build();
        using (var scope = host.Services.CreateScope())
        {
            var tickets = scope.ServiceProvider.GetRequiredService<Tickets>();
            await tickets.StartAsync("t", new() { CloseBy = "soon" });
            _clock.Advance(TimeSpan.FromDays(7));
            await host.StartAsync();
            await LineAsync("Ticket: remind was due for t (Stayed).");
            Assert.Equal(7, (_clock.GetUtcNow() - (await tickets.GetAsync("t")).EnteredAt).Days);
        }

        await host.StopAsync();
        var unread = Assert.Single(
            host.Services.GetFakeLogCollector().GetSnapshot(),
            record => record.Id.Id == LifecycleEventIds.DueDateFailed);
        Assert.Equal("Ticket: the due date for close of t could not be read.", unread.Message);
        Assert.Equal(Microsoft.Extensions.Logging.LogLevel.Error, unread.Level);
        Assert.NotNull(unread.Exception);
    }

    [Fact]
    public async Task An_instance_whose_action_hangs_holds_up_no_other_and_is_given_up()
    {
        using var goesOn = new SemaphoreSlim(0);
        var fires = 0;
        var outage = new Outage
        {
            IsOver = true,
            Action = () =>
            {
                if (Interlocked.Increment(ref fires) == 1)
                    goesOn.Wait();
            },
        };
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddSingleton<TimeProvider>(_clock);
        builder.Services.AddFakeLogging(logging =>
            logging.OutputSink = line => Assert.True(_lines.Writer.TryWrite(line)));
        builder.Services.AddLifecycle(new ReminderLifecycle(outage))
            .UseInMemory()
            .ConfigureStorage(storage =>
            {
                storage.Json = ParcelJson.Default.Options;
                storage.DueParallelism = 2;
                storage.DueTimeout = TimeSpan.FromHours(1);
            });
        using var host = builder.Build();
        using var scope = host.Services.CreateScope();
        var reminders = scope.ServiceProvider.GetRequiredService<ILifecycleManager<string, string, Parcel>>();
        foreach (var id in new[] { "a", "b" })
            await reminders.StartAsync(id, new() { Kilos = 1 });
        _clock.Advance(TimeSpan.FromDays(1));

        await host.StartAsync();
        var moved = await LineAsync("(Moved)");
        _clock.Advance(TimeSpan.FromHours(1));
        var failed = await LineAsync("failed with an exception");
        goesOn.Release();
        await host.StopAsync();

        var (first, other) = moved.Contains("for a ", StringComparison.Ordinal) ? ("a", "b") : ("b", "a");
        Assert.Contains($"for {other} ", failed, StringComparison.Ordinal);
        Assert.Equal("late", (await reminders.GetAsync(first)).Stage);
        Assert.Equal("open", (await reminders.GetAsync(other)).Stage);
    }

    /// <summary>Waits for a line of the log, which may have been read before.</summary>
    private async Task<string> LineAsync(string text)
    {
        string? found;
        while ((found = _read.Find(line => line.Contains(text, StringComparison.Ordinal))) is null)
            _read.Add(await _lines.Reader.ReadAsync());

        return found;
    }
}
