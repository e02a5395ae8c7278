using System.Text.Json.Serialization;

namespace Lifecycle.Partnerships;

/// <summary>Notifies a partner that it is in breach of the agreement. Immutable.</summary>
/// <param name="Breach">What the partner did, or failed to do.</param>
/// <param name="Days">How many days the partner has to remedy the breach: 30, 60 or 90.</param>
public sealed record BreachNotice(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Breach,
    int Days) : RecordPart
{
    /// <summary>
    /// When the notice was given: when the breach was recorded. A value that comes with the notice is replaced, so that
    /// no one can shorten the time to remedy the breach.
    /// </summary>
    public DateTimeOffset GivenAt { get; init; }

    /// <summary>When the time to remedy the breach ends.</summary>
    public DateTimeOffset RemedyBy => GivenAt.AddDays(Days);
}
