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

/// <summary>
/// Sends the events of one type. Register it with
/// <c>services.AddLifecycleEventSender&lt;TEvent, TSender&gt;()</c>.
/// </summary>
/// <typeparam name="TEvent">The type of the events. Events of derived types are not sent.</typeparam>
public interface ILifecycleEventSender<in TEvent>
    where TEvent : notnull
{
    /// <summary>
    /// Sends an event. The promises of <see cref="ILifecycleEventSender.SendAsync"/> hold.
    /// </summary>
    /// <param name="domainEvent">The event, read from its JSON.</param>
    /// <param name="outgoing">Its key, its instance and its time.</param>
    /// <param name="cancellationToken">Cancels the operation when the host stops.</param>
    ValueTask SendAsync(TEvent domainEvent, OutgoingEvent outgoing, CancellationToken cancellationToken);
}
