using System.Text.Json;
using Lifecycle;

namespace WorkerService;

/// <summary>Writes a notice for each event of a booking.</summary>
public sealed class NoticeWriter(
    ILifecycleManager<NoticeStage, NoticeTrigger, Notice> notices,
    TimeProvider? clock = null
) : ILifecycleEventSender
{
    public async ValueTask SendAsync(OutgoingEvent outgoing, CancellationToken cancellationToken)
    {
        var text =
            outgoing.Type == typeof(BookingConfirmed).FullName
                ? $"{JsonSerializer.Deserialize(outgoing.Body, WorkerJson.Default.BookingConfirmed)!.Guest}, your "
                    + "booking is confirmed."
                : $"{JsonSerializer.Deserialize(outgoing.Body, WorkerJson.Default.BookingExpired)!.Guest}, your "
                    + "booking has expired.";
        try
        {
            var sendAt = (clock ?? TimeProvider.System).GetUtcNow();
            await notices.StartAsync(outgoing.Key, new() { Text = text, SendAt = sendAt }, cancellationToken);
        }
        catch (InstanceExistsException)
        {
            // The event has come before: its key is the id of the notice.
        }
    }
}
