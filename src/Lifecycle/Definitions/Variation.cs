namespace Lifecycle;

/// <summary>How the criteria of a lifecycle vary with its subjects.</summary>
/// <param name="Choose">Chooses the variant of a subject.</param>
/// <param name="Change">Changes the criteria for a variant.</param>
internal sealed record Variation<TStage, TTrigger, TSubject>(
    Func<TSubject, object> Choose, Action<CriteriaChanges<TStage, TTrigger, TSubject>, object> Change)
    where TStage : notnull
    where TTrigger : notnull;
