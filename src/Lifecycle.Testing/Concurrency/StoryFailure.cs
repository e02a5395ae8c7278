namespace Lifecycle.Testing;

/// <summary>A run of a story that the lifecycle does not explain.</summary>
/// <param name="Story">The story.</param>
/// <param name="Calls">What happened.</param>
/// <param name="Order">The longest order that has the recorded results; empty if that is not the fault.</param>
/// <param name="Runs">The number of runs up to this one.</param>
/// <param name="Exception">What the system threw, or that it hung, if that is the fault.</param>
internal sealed record StoryFailure<TStage, TTrigger>(
    Case<TTrigger> Story,
    IReadOnlyList<RecordedCall<TStage, TTrigger>> Calls,
    IReadOnlyList<RecordedCall<TStage, TTrigger>> Order,
    int Runs,
    Exception? Exception)
    where TStage : notnull
    where TTrigger : notnull;
