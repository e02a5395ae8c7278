namespace Lifecycle.Testing;

/// <summary>How thoroughly a system is tested. Immutable.</summary>
public sealed record ModelOptions
{
    /// <summary>How many stories are tried; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int Stories { get; init => field = AtLeastOne(value); } = 200;

    /// <summary>How many triggers a story has at most; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int Longest { get; init => field = AtLeastOne(value); } = 30;

    /// <summary>
    /// What the stories are drawn from; a message says it, so that they can be drawn again. <see langword="null"/> for
    /// another one each time.
    /// </summary>
    public int? Seed { get; init; }

    private static int AtLeastOne(int value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
        return value;
    }
}
