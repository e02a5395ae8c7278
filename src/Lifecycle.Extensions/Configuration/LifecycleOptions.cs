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
    /// How long a criterion that states no time-out of its own may take; one that takes longer is unmet. Within
    /// <see cref="TimerRange"/>. Default: <see cref="Timeout.InfiniteTimeSpan"/>.
    /// </summary>
    public TimeSpan CriterionTimeout { get; set; } = Timeout.InfiniteTimeSpan;

    internal IEnumerable<string> Faults() => TimerRange.Contains(CriterionTimeout)
        ? []
        :
        [
            $"CriterionTimeout is {CriterionTimeout}; set more than zero and at most {TimerRange.Longest.Days} days, "
                + "or Timeout.InfiniteTimeSpan.",
        ];
}
