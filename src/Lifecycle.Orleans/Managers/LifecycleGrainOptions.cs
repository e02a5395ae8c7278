namespace Lifecycle;

/// <summary>How a lifecycle uses its grains. Immutable once made.</summary>
public sealed class LifecycleGrainOptions
{
    /// <summary>The longest value of <see cref="MaxStaleness"/>: one hour.</summary>
    public static readonly TimeSpan LongestStaleness = TimeSpan.FromHours(1);

    /// <summary>
    /// How far a read may be behind the store. A read is answered from the memory of the instance's grain if the grain
    /// read or wrote the instance within this time; a write that bypassed the grain is then seen later. A read never
    /// goes back behind a write of the same process. From zero, the default, which reads from the store, to one hour.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public TimeSpan MaxStaleness
    {
        get;
        init => field = value >= TimeSpan.Zero && value <= LongestStaleness
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Expected from zero to one hour.");
    }
}
