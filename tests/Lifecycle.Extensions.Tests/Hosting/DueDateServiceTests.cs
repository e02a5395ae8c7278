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

    private async Task LineAsync(string text)
    {
        while (!(await _lines.Reader.ReadAsync()).Contains(text, StringComparison.Ordinal))
        {
        }
    }
}
