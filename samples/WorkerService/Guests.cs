using Lifecycle;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace WorkerService;

/// <summary>Books a room every second. Some guests confirm, some do not, and some ask for too many beds.</summary>
public sealed class Guests(IServiceScopeFactory scopes, TimeProvider? clock = null) : BackgroundService
{
    private static readonly string[] Names = ["Ann", "Bo", "Cy", "Dee", "Eli"];

    private readonly TimeProvider _clock = clock ?? TimeProvider.System;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var number = 0; ; number++)
        {
            await using (var scope = scopes.CreateAsyncScope())
            {
                var bookings = scope.ServiceProvider
                    .GetRequiredService<ILifecycleManager<BookingStage, BookingTrigger, Booking>>();
                var guest = Names[number % Names.Length];
                var id = $"{guest}-{Guid.NewGuid().ToString("N")[..8]}";
                var booking = new Booking
                {
                    Guest = guest,
                    Beds = number % 3 == 2 ? 6 : 2,
                    KeptUntil = _clock.GetUtcNow().AddSeconds(3),
                };
                await bookings.StartAsync(id, booking, cancellationToken: stoppingToken);
                Console.WriteLine($"{id} asks for {booking.Beds} beds.");
                if (number % 3 > 0)
                {
                    var confirmed = await bookings.TryFireAsync(
                        id,
                        BookingTrigger.Confirm,
                        new() { Actor = guest, CommandId = $"confirm {id}" },
                        stoppingToken);
                    Console.WriteLine($"{id}: {confirmed}");
                }
            }

            await Task.Delay(TimeSpan.FromSeconds(1), _clock, stoppingToken);
        }
    }
}
