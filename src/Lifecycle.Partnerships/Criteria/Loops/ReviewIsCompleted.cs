namespace Lifecycle.Partnerships;

/// <summary>LOOP-01: looking before turning back.</summary>
[Criterion("LOOP-01", "A review was completed since the stage was entered", Source = "OU")]
public sealed class ReviewIsCompleted : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context) =>
        context.Subject.ReviewsOfThisStage.LastOrDefault(review =>
            review.CompletedAt <= context.Now && !(review.CompletedAt < context.Subject.StageEnteredAt))
            is { } review
            ? CriterionResult.Met(review.Report)
            : CriterionResult.Unmet(
                "No review was completed since this stage was entered.",
                "Complete a review.",
                "review report");
}
