namespace Lifecycle.Testing;

/// <summary>How large and how varied blueprints are drawn. Immutable.</summary>
public sealed record BlueprintSize
{
    /// <summary>How many stages at most, superstages included; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int Stages { get; init => field = AtLeast(1, value); } = 8;

    /// <summary>How many triggers at most; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int Triggers { get; init => field = AtLeast(1, value); } = 6;

    /// <summary>How many guards at most; none make a lifecycle without conditions.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int Guards { get; init => field = AtLeast(0, value); } = 3;

    /// <summary>Whether transitions may return to the stage before.</summary>
    public bool HasReturns { get; init; } = true;

    private static int AtLeast(int least, int value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least);
        return value;
    }
}
