namespace Lifecycle.Testing;

/// <summary>The sequences that a system is tested with, and how long it may take to answer. Immutable.</summary>
public sealed record ModelOptions
{
    /// <summary>
    /// The number of random sequences; at least 1. Up to as many again are tried at the boundaries of criteria.
    /// Default: 200.
    /// </summary>
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

    /// <summary>
    /// How long the system may take to answer one call; a longer call is a failure. Greater than zero and at most 24
    /// days, or <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>. Default: 10 seconds.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero, negative, or more than 24 days.</exception>
    public TimeSpan Timeout
    {
        get;
        init
        {
            if (value != System.Threading.Timeout.InfiniteTimeSpan)
            {
                ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
                ArgumentOutOfRangeException.ThrowIfGreaterThan(value, TimeSpan.FromDays(24));
            }

            field = value;
        }
    } = TimeSpan.FromSeconds(10);

    /// <summary>The clock of <see cref="Timeout"/>. Default: the system's.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public TimeProvider TimeProvider
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = TimeProvider.System;

    /// <summary>
    /// The services that criteria, conditions and actions of the lifecycle ask for; thread-safe ones. Default:
    /// <see langword="null"/>, for a lifecycle that needs none.
    /// </summary>
    public IServiceProvider? Services { get; init; }

    private static int AtLeastOne(int value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
        return value;
    }
}
