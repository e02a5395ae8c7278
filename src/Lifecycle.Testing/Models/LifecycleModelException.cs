namespace Lifecycle.Testing;

/// <summary>
/// A system does not behave as its lifecycle defines. The message shows the shortest sequence of triggers that reveals
/// it.
/// </summary>
public sealed class LifecycleModelException : Exception, IAssertionException
{
    internal LifecycleModelException(string message, int seed, int stepCount, Exception? innerException)
        : base(message, innerException)
    {
        Seed = seed;
        StepCount = stepCount;
    }

    /// <summary>The seed that reproduces the failure; see <see cref="ModelOptions.Seed"/>.</summary>
    public int Seed { get; }

    /// <summary>The number of triggers in the shortest sequence.</summary>
    public int StepCount { get; }
}
