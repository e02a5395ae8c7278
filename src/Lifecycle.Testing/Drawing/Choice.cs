namespace Lifecycle.Testing;

/// <summary>One number that a draw chose.</summary>
/// <param name="Value">The number.</param>
/// <param name="Minimum">The smallest number that it could be.</param>
/// <param name="Maximum">The largest number that it could be.</param>
/// <param name="IsOrdered">Whether near numbers mean near values; a seed has no order.</param>
internal readonly record struct Choice(long Value, long Minimum, long Maximum, bool IsOrdered)
{
    /// <summary>The number that shrinking aims at: 0, or the nearest to it.</summary>
    public long Simplest => SimplestOf(Minimum, Maximum);

    public static long SimplestOf(long minimum, long maximum) => Math.Clamp(0, minimum, maximum);
}
