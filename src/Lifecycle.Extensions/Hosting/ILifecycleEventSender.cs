namespace Lifecycle;

/// <summary>
/// Sends the events of stored lifecycles to a queue, a topic or another system. Register any number of senders in the
/// container. A host resolves them in a new scope each time it looks for events.
/// </summary>
public interface ILifecycleEventSender
{
    /// <summary>
    /// Sends an event. Each event is delivered at least once. It is delivered again if a sender throws, if the process
    /// ends before the event is marked as sent, or if several processes send events; all deliveries have the same
    /// <see cref="OutgoingEvent.Key"/>. The events of one instance arrive in the order of its steps.
    /// </summary>
    /// <param name="outgoing">The event.</param>
    /// <param name="cancellationToken">Cancels the operation when the host stops.</param>
    ValueTask SendAsync(OutgoingEvent outgoing, CancellationToken cancellationToken);
}
