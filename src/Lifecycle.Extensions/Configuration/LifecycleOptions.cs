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
    /// How many entries an instance keeps at least; older ones are dropped, some 64 at a time. Greater than zero, or
    /// <see langword="null"/> for no limit, which only code can set. Default: 100,000, some 3 MB.
    /// </summary>
    public int? HistoryLimit { get; set; } = new InstanceOptions().HistoryLimit;

    /// <summary>
    /// The time-out of criteria that do not set their own. A criterion that takes longer counts as unmet. More than
    /// zero and at most 24 days, or <see cref="Timeout.InfiniteTimeSpan"/>, which is the default.
    /// </summary>
    public TimeSpan CriterionTimeout { get; set; } = Timeout.InfiniteTimeSpan;

    /// <summary>
    /// Whether criteria and actions run in the caller's <see cref="SynchronizationContext"/>, as code of a user
    /// interface needs. Default: <see langword="false"/>.
    /// </summary>
    public bool KeepSynchronizationContext { get; set; }

    /// <summary>
    /// Whether logs and traces contain the messages of exceptions. Messages may quote the subject. Default:
    /// <see langword="false"/>: the log has the types and stack traces of the exceptions.
    /// </summary>
    public bool LogExceptionTexts { get; set; }

    internal IEnumerable<string> Faults()
    {
        if (HistoryLimit <= 0)
            yield return $"HistoryLimit is {HistoryLimit}; set more than zero, or null for no limit.";

        if (!TimerRange.Contains(CriterionTimeout))
        {
            yield return $"CriterionTimeout is {CriterionTimeout}; set more than zero and at most "
                + $"{TimerRange.Longest.Days} days, or Timeout.InfiniteTimeSpan.";
        }
    }
}
