namespace Lifecycle.Testing;

/// <summary>What may come of a trigger.</summary>
/// <param name="IsAccepted">Whether it has to be accepted; <see langword="null"/> where it may be refused too.</param>
/// <param name="Stages">Where the system may stand after it was accepted.</param>
internal sealed record Expectation<TStage>(bool? IsAccepted, IReadOnlyCollection<TStage> Stages)
    where TStage : notnull;
