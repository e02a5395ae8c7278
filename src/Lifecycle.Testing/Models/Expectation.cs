namespace Lifecycle.Testing;

/// <summary>The results that a model allows for a trigger.</summary>
/// <param name="IsAccepted">Whether the system has to accept the trigger, or <see langword="null"/> if it may do
/// either.</param>
/// <param name="Stages">The stages that the system may be in after it accepts the trigger.</param>
internal sealed record Expectation<TStage>(bool? IsAccepted, IReadOnlyCollection<TStage> Stages)
    where TStage : notnull;
