namespace Lifecycle;

/// <summary>
/// Sends events of stored lifecycles on their way: to a queue, a topic, another system. Register any number of them in
/// the container; each round of sending has a scope of its own.
/// </summary>
public interface ILifecycleEventSender
{
    /// <summary>
    /// Sends an event. It comes once at least, and again if this throws, if the process ends before it is marked as
    /// sent, or if several processes send: <see cref="OutgoingEvent.Key"/> tells a repetition. The events of one
    /// instance come in the order of its steps.
    /// </summary>
    /// <param name="outgoing">The event.</param>
    /// <param name="cancellationToken">The host stops.</param>
    ValueTask SendAsync(OutgoingEvent outgoing, CancellationToken cancellationToken);
}
