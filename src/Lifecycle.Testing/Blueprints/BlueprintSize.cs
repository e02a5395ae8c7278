namespace Lifecycle.Testing;

/// <summary>The size and variety of random blueprints. Immutable; compared by value.</summary>
public sealed record BlueprintSize
{
    /// <summary>The maximum number of stages, superstages included; at least 1. Default: 8.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int Stages { get; init => field = AtLeast(1, value); } = 8;

    /// <summary>The maximum number of triggers; at least 1. Default: 6.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int Triggers { get; init => field = AtLeast(1, value); } = 6;

    /// <summary>The maximum number of guards; at least 0. With 0, no transition has a condition. Default: 3.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int Guards { get; init => field = AtLeast(0, value); } = 3;

    /// <summary>Whether transitions may return to the previous stage. Default: true.</summary>
    public bool HasReturns { get; init; } = true;

    private static int AtLeast(int least, int value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least);
        return value;
    }
}
