namespace Lifecycle.Storage.Tests.Stores;

/// <summary>Where in a history events come from.</summary>
public static class EventPlaces
{
    /// <summary>
    /// Lifecycle, instance, number of the entry, and order in the step: the key without the part that is random.
    /// </summary>
    public static string Place(this OutgoingEvent outgoing) => outgoing.Key[..outgoing.Key.LastIndexOf('/')];
}
