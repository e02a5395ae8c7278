namespace Lifecycle.Testing;

/// <summary>A trigger to fire, and what its payload is drawn from. Immutable.</summary>
/// <param name="Trigger">The trigger.</param>
/// <param name="Payload">What its payload is drawn from.</param>
/// <param name="Caller">Who fires it: <see cref="Before"/>, a caller from 1, or <see cref="After"/>.</param>
internal sealed record Call<TTrigger>(TTrigger Trigger, Drawn Payload, int Caller = 0)
    where TTrigger : notnull
{
    /// <summary>The only caller, before others start.</summary>
    public const int Before = 0;

    /// <summary>The only caller, after the others have ended.</summary>
    public const int After = int.MaxValue;

    /// <summary>Whether other callers may fire at the same time.</summary>
    public bool IsConcurrent => Caller is not (Before or After);
}
