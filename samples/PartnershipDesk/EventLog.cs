using Lifecycle;

namespace PartnershipDesk;

/// <summary>Logs what happens to partnerships. A real application tells other systems.</summary>
internal sealed partial class EventLog(ILogger<EventLog> logger) : ILifecycleEventSender
{
    public ValueTask SendAsync(OutgoingEvent outgoing, CancellationToken cancellationToken)
    {
        Sent(logger, outgoing.Type, outgoing.InstanceId);
        return ValueTask.CompletedTask;
    }

    [LoggerMessage(1, LogLevel.Debug, "{Event} of {Partnership}")]
    private static partial void Sent(ILogger logger, string @event, string partnership);
}
