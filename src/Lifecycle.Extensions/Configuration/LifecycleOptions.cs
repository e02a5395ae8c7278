namespace Lifecycle;

/// <summary>
/// Options of a registered lifecycle. Their name is the name of the lifecycle. The lifecycle's section in the
/// configuration overrides what code sets.
/// </summary>
public sealed class LifecycleOptions
{
    /// <summary>
    /// Whether an instance keeps its history in memory: an entry for each fire that moved, stayed, was refused or was
    /// not permitted. Default: <see langword="true"/>.
    /// </summary>
    public bool KeepHistory { get; set; } = true;

    /// <summary>
    /// The time-out of criteria that do not set their own. A criterion that takes longer counts as unmet. More than
    /// zero and at most 24 days, or <see cref="Timeout.InfiniteTimeSpan"/>, which is the default.
    /// </summary>
    public TimeSpan CriterionTimeout { get; set; } = Timeout.InfiniteTimeSpan;

    /// <summary>
    /// Whether logs and traces contain the messages of exceptions. Messages may quote the subject. Default:
    /// <see langword="false"/>: the log has the types and stack traces of the exceptions.
    /// </summary>
    public bool LogExceptionTexts { get; set; }

    internal IEnumerable<string> Faults() => TimerRange.Contains(CriterionTimeout)
        ? []
        :
        [
            $"CriterionTimeout is {CriterionTimeout}; set more than zero and at most {TimerRange.Longest.Days} days, "
                + "or Timeout.InfiniteTimeSpan.",
        ];
}
