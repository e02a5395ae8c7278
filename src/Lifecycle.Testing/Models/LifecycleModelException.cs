namespace Lifecycle.Testing;

/// <summary>
/// A system does not behave as its lifecycle defines. The message shows a minimal sequence of triggers that reveals
/// it. Or the check cannot make a subject that the lifecycle starts with, and the message says why.
/// </summary>
public sealed class LifecycleModelException : Exception, IAssertionException
{
    internal LifecycleModelException(string message, int seed, int stepCount, bool isFlaky, Exception? innerException)
        : base(message, innerException)
    {
        Seed = seed;
        StepCount = stepCount;
        IsFlaky = isFlaky;
    }

    /// <summary>The seed that reproduces the failure; see <see cref="ModelOptions.Seed"/>.</summary>
    public int Seed { get; }

    /// <summary>The number of triggers in the minimal sequence.</summary>
    public int StepCount { get; }

    /// <summary>
    /// Whether the system behaved differently in two runs of the same sequence. It is then not deterministic, and the
    /// sequence may not be the shortest.
    /// </summary>
    public bool IsFlaky { get; }
}
