namespace Lifecycle.Testing;

/// <summary>The check cannot make a case: the fault lies before the system, which is not asked.</summary>
internal sealed class NoCaseException(string message, Exception? innerException) : Exception(message, innerException)
{
    /// <summary>Runs a check, and tells a case that cannot be made as its failure.</summary>
    /// <exception cref="LifecycleModelException">A case cannot be made, or the check failed.</exception>
    public static async Task TellAsync(Func<int, Task> check, int seed)
    {
        try
        {
            await check(seed).ConfigureAwait(false);
        }
        catch (NoCaseException exception)
        {
            throw Failure(exception.Message, seed, exception.InnerException);
        }
        catch (StartRefusedException refusal)
        {
            throw Failure(
                "A subject that may start was refused when it was made again from the same draws. createSubject or the "
                    + $"gate in front of the start is not deterministic.\n  {refusal.Message}",
                seed,
                innerException: null);
        }
    }

    private static LifecycleModelException Failure(string message, int seed, Exception? innerException) =>
        new($"{message}\nReproduce it with seed {seed}.", seed, stepCount: 0, isFlaky: false, innerException);
}
