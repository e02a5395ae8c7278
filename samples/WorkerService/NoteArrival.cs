using Lifecycle;
using Microsoft.Extensions.Logging;

namespace WorkerService;

/// <summary>An action with an injected service. It may run again, so it only writes a line.</summary>
public sealed partial class NoteArrival(ILogger<NoteArrival> logger)
    : ITransitionAction<BookingStage, BookingTrigger, Booking>
{
    public ValueTask RunAsync(
        TransitionContext<BookingStage, BookingTrigger, Booking> context, CancellationToken cancellationToken)
    {
        Expected(context.Subject.Beds);
        return ValueTask.CompletedTask;
    }

    [LoggerMessage(LogLevel.Debug, "A booking of {Beds} beds is confirmed.")]
    private partial void Expected(int beds);
}
