namespace Lifecycle.Testing;

/// <summary>A system does not do what its lifecycle says. The message tells the shortest story that shows it.</summary>
public sealed class LifecycleModelException : Exception, IAssertionException
{
    internal LifecycleModelException(string message, int seed, int stepCount, Exception? innerException)
        : base(message, innerException)
    {
        Seed = seed;
        StepCount = stepCount;
    }

    /// <summary>What to draw the stories from to see it again.</summary>
    public int Seed { get; }

    /// <summary>How many triggers the shortest story has.</summary>
    public int StepCount { get; }
}
