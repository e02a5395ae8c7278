using System.Text.Json;
using Lifecycle;

namespace WorkerService;

/// <summary>Writes a notice for each event of a booking.</summary>
public sealed class NoticeWriter(
    ILifecycleManager<NoticeStage, NoticeTrigger, Notice> notices, TimeProvider? clock = null)
    : ILifecycleEventSender
{
    public async ValueTask SendAsync(OutgoingEvent outgoing, CancellationToken cancellationToken)
    {
        var (guest, news) = outgoing.Type == typeof(BookingConfirmed).FullName
            ? (JsonSerializer.Deserialize(outgoing.Body, WorkerJson.Default.BookingConfirmed)!.Guest, "is confirmed")
            : (JsonSerializer.Deserialize(outgoing.Body, WorkerJson.Default.BookingExpired)!.Guest, "has expired");
        var text = $"{guest}, your booking {news}.";
        var sendAt = (clock ?? TimeProvider.System).GetUtcNow();
        try
        {
            await notices.StartAsync(
                outgoing.Key, new() { Text = text, SendAt = sendAt }, cancellationToken: cancellationToken);
        }
        catch (InstanceExistsException)
        {
            // The event was delivered before: its key is the id of an existing notice.
        }
    }
}
