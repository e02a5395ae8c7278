namespace Lifecycle.Testing;

/// <summary>The results that a model allows for a trigger.</summary>
/// <param name="IsAccepted">Whether the system has to accept the trigger, or <see langword="null"/> if it may do
/// either.</param>
/// <param name="Stages">The stages that the system may be in after it accepts the trigger.</param>
/// <param name="Report">What the criteria say, or <see langword="null"/> if none was evaluated.</param>
internal sealed record Expectation<TStage>(
    bool? IsAccepted,
    IReadOnlyCollection<TStage> Stages,
    GateReport? Report = null)
    where TStage : notnull
{
    /// <summary>Whether a system may have this result.</summary>
    public bool Allows(bool accepted, TStage before, TStage after) => accepted
        ? IsAccepted != false && Stages.Contains(after)
        : IsAccepted != true && after.Equals(before);

    /// <summary>The results in words, for a trigger that is fired in a stage.</summary>
    public string Text(TStage before) => IsAccepted switch
    {
        true => $"the system in {string.Join(" or ", Stages)}",
        false => $"a refusal in {before}",
        null => $"the system in {string.Join(" or ", Stages)}, or a refusal in {before}",
    };
}
