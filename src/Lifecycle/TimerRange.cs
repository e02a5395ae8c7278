namespace Lifecycle;

/// <summary>The range of every time-out and interval in the library.</summary>
public static class TimerRange
{
    /// <summary>The longest time-out or interval: 24 days. Timers reach little further.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromDays(24);

    /// <summary>
    /// Whether a time-out or interval is more than zero and at most <see cref="Longest"/>, or
    /// <see cref="Timeout.InfiniteTimeSpan"/>.
    /// </summary>
    /// <param name="time">The time-out or interval.</param>
    public static bool Contains(TimeSpan time) =>
        time == Timeout.InfiniteTimeSpan || (time > TimeSpan.Zero && time <= Longest);
}
