namespace Lifecycle;

/// <summary>How long to wait after a failed attempt: 10 seconds, then twice as long each time, up to an hour.</summary>
internal static class BackOff
{
    private const int MostDoublings = 20;
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <param name="attempts">The number of failed attempts, the last included; at least 1.</param>
    public static TimeSpan After(int attempts)
    {
        var wait = Shortest * Math.Pow(2, Math.Min(attempts - 1, MostDoublings));
        return wait < Longest ? wait : Longest;
    }
}
