using System.Text.Json.Serialization;

namespace Lifecycle.Partnerships;

/// <summary>The notice that a partner breaks the agreement. Immutable.</summary>
/// <param name="Breach">What it did, or failed to do.</param>
/// <param name="Days">How many days it has to remedy it: 30, 60 or 90.</param>
/// <param name="GivenAt">When the notice was given.</param>
public sealed record BreachNotice(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Breach,
    int Days,
    DateTimeOffset GivenAt
)
{
    /// <summary>When the time for a remedy is over.</summary>
    public DateTimeOffset RemedyBy => GivenAt.AddDays(Days);
}
