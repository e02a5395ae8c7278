namespace Lifecycle.Diagrams;

/// <summary>The code of a condition.</summary>
/// <param name="First">Begins the first branch of a trigger, with the name of the condition.</param>
/// <param name="Next">Begins another branch.</param>
internal sealed record BoundCondition<TSubject>(
    Func<
        TransitionBuilder<string, string, TSubject>,
        string,
        ConditionalBranchBuilder<string, string, TSubject>
    > First,
    Func<
        BranchedStageBuilder<string, string, TSubject>,
        string,
        ConditionalBranchBuilder<string, string, TSubject>
    > Next);
