namespace Lifecycle.Testing;

/// <summary>
/// The stories that a system is tested with, how often each is told, and how long the system may take. Immutable.
/// </summary>
public sealed record ConcurrentModelOptions
{
    /// <summary>The number of random stories; at least 1. Default: 50.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int Stories { get; init => field = Within(value, 1, int.MaxValue); } = 50;

    /// <summary>
    /// How often each story is run, each time on a new system, as threads interleave differently each time; at least 1.
    /// The shorter the moment in which a race can happen, the more runs are needed. Default: 100.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int Repetitions { get; init => field = Within(value, 1, int.MaxValue); } = 100;

    /// <summary>The maximum number of callers that fire at the same time; from 2 to 8. Default: 2.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 2 or more than 8.</exception>
    public int Callers { get; init => field = Within(value, 2, 8); } = 2;

    /// <summary>The maximum number of triggers that each of them fires; from 1 to 6. Default: 3.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1 or more than 6.</exception>
    public int CallsPerCaller { get; init => field = Within(value, 1, 6); } = 3;

    /// <summary>
    /// The seed of the stories. The same seed draws the same stories; threads interleave differently in each run.
    /// Default: <see langword="null"/>, a new seed for each check.
    /// </summary>
    public int? Seed { get; init; }

    /// <inheritdoc cref="ModelOptions.Timeout"/>
    public TimeSpan Timeout
    {
        get => Limits.Timeout;
        init => Limits = Limits with { Timeout = value };
    }

    /// <inheritdoc cref="ModelOptions.TimeProvider"/>
    public TimeProvider TimeProvider
    {
        get => Limits.TimeProvider;
        init => Limits = Limits with { TimeProvider = value };
    }

    /// <inheritdoc cref="ModelOptions.Services"/>
    public IServiceProvider? Services { get; init; }

    private ModelOptions Limits { get; init; } = new();

    private static int Within(int value, int minimum, int maximum)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, minimum);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, maximum);
        return value;
    }
}
