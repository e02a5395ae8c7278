namespace Lifecycle;

/// <summary>
/// Options of a registered lifecycle, named after it. The section of the lifecycle in the configuration has the last
/// word.
/// </summary>
public sealed class LifecycleOptions
{
    /// <summary>
    /// Whether an instance keeps its history in memory: an entry for each fire that moved, stayed, was refused or was
    /// not permitted.
    /// <see langword="true"/> unless said otherwise.
    /// </summary>
    public bool KeepHistory { get; set; } = true;

    /// <summary>
    /// How long a criterion may take that does not say so itself; longer counts as unmet. Endless unless said
    /// otherwise. Greater than zero and at most 24 days, or <see cref="Timeout.InfiniteTimeSpan"/>.
    /// </summary>
    public TimeSpan CriterionTimeout { get; set; } = Timeout.InfiniteTimeSpan;

    internal IEnumerable<string> Faults() =>
        (CriterionTimeout > TimeSpan.Zero && CriterionTimeout <= TimeSpan.FromDays(24))
        || CriterionTimeout == Timeout.InfiniteTimeSpan
            ? []
            :
            [
                $"CriterionTimeout is {CriterionTimeout}; say a time span greater than zero and at most 24 days, or "
                    + "Timeout.InfiniteTimeSpan.",
            ];
}
