using Lifecycle;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace WorkerService;

/// <summary>Books a room every second. Some guests confirm, some do not, and some ask for too many beds.</summary>
public sealed class Guests(IServiceScopeFactory scopes) : BackgroundService
{
    private static readonly string[] Names = ["Ann", "Bo", "Cy", "Dee", "Eli"];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var number = 0; ; number++)
        {
            await using (var scope = scopes.CreateAsyncScope())
            {
                var bookings = scope.ServiceProvider
                    .GetRequiredService<ILifecycleManager<BookingStage, BookingTrigger, Booking>>();
                var id = $"{Guid.CreateVersion7()}";
                var guest = Names[number % Names.Length];
                await bookings.StartAsync(
                    id,
                    new()
                    {
                        Guest = guest,
                        Beds = number % 3 == 2 ? 6 : 2,
                        KeptUntil = DateTimeOffset.UtcNow.AddSeconds(3),
                    },
                    cancellationToken: stoppingToken);
                if (number % 3 > 0)
                    Console.WriteLine(
                        await bookings.TryFireAsync(
                            id,
                            BookingTrigger.Confirm,
                            new() { Actor = guest, CommandId = $"confirm {id}" },
                            stoppingToken));
            }

            await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken);
        }
    }
}
