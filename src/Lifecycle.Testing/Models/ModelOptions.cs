namespace Lifecycle.Testing;

/// <summary>The number, length and seed of the sequences that a system is tested with. Immutable.</summary>
public sealed record ModelOptions
{
    /// <summary>The number of random sequences; at least 1. Default: 200.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int Sequences { get; init => field = AtLeastOne(value); } = 200;

    /// <summary>The maximum number of triggers in a sequence; at least 1. Default: 30.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int Longest { get; init => field = AtLeastOne(value); } = 30;

    /// <summary>
    /// The seed of the sequences. A failure reports its seed, which reproduces it. Default: <see langword="null"/>, a
    /// new seed for each check.
    /// </summary>
    public int? Seed { get; init; }

    private static int AtLeastOne(int value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
        return value;
    }
}
