using Lifecycle;
using static WorkerService.BookingStage;
using static WorkerService.BookingTrigger;

namespace WorkerService;

public enum BookingStage
{
    Requested,
    Confirmed,
    Expired,
}

public enum BookingTrigger
{
    Confirm,
    Expire,
}

public sealed class Booking
{
    public required string Guest { get; set; }

    public required int Beds { get; set; }

    /// <summary>The time at which the booking expires unless it is confirmed.</summary>
    public required DateTimeOffset KeptUntil { get; set; }
}

public sealed record BookingConfirmed(string Guest);

public sealed record BookingExpired(string Guest);

/// <summary>A booking expires unless it is confirmed in time. Each outcome emits an event.</summary>
public sealed class BookingLifecycle : LifecycleDefinition<BookingStage, BookingTrigger, Booking>
{
    protected override void Define(LifecycleBuilder<BookingStage, BookingTrigger, Booking> lifecycle)
    {
        lifecycle.StartsIn(Requested);
        lifecycle.Stage(Requested)
            .DueBy(booking => booking.KeptUntil, fires: Expire)
            .On(Confirm).Emits(context => new BookingConfirmed(context.Subject.Guest)).GoTo(Confirmed)
            .On(Expire).Emits(context => new BookingExpired(context.Subject.Guest)).GoTo(Expired);
        lifecycle.Stage(Confirmed)
            .Requires(
                "BOO-01",
                booking => booking.Beds <= 4,
                unmet: "No room has so many beds.",
                remedy: "Split it into two bookings.")
            .OnEntry<NoteArrival>()
            .IsTerminal();
        lifecycle.Stage(Expired).IsTerminal();
    }
}
