using Lifecycle;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using WorkerService;

namespace Documentation.Tests;

public class WorkerServiceTests
{
    [Fact]
    public async Task An_unconfirmed_booking_expires_and_its_guest_receives_a_notice()
    {
        var clock = new FakeTimeProvider();
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddSingleton<TimeProvider>(clock).AddBookings(lifecycle => lifecycle.UseInMemory());
        using var host = builder.Build();
        await host.StartAsync();
        await using var scope = host.Services.CreateAsyncScope();
        var bookings = scope.ServiceProvider
            .GetRequiredService<ILifecycleManager<BookingStage, BookingTrigger, Booking>>();
        var notices = scope.ServiceProvider.GetRequiredService<ILifecycleManager<NoticeStage, NoticeTrigger, Notice>>();
        await bookings.StartAsync("b", new() { Guest = "Ann", Beds = 2, KeptUntil = clock.GetUtcNow().AddSeconds(3) });

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        ManagedInstance<NoticeStage, Notice>? sent;
        while ((sent = await FirstSentAsync()) is null)
        {
            // Slowly enough that nothing runs into a time-out.
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(1);
        }

        await host.StopAsync();
        Assert.Equal("Ann, your booking has expired.", sent.Subject.Text);
        Assert.StartsWith("BookingLifecycle/b/2/0/", sent.Id);
        Assert.Equal(BookingStage.Expired, (await bookings.GetAsync("b")).Stage);

        ValueTask<ManagedInstance<NoticeStage, Notice>?> FirstSentAsync() => notices
            .FindAsync(new() { Stages = [NoticeStage.Sent] }, limit.Token)
            .FirstOrDefaultAsync(limit.Token);
    }
}
