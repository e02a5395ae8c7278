namespace Lifecycle.Partnerships;

/// <summary>LOOP-01: a return to an earlier stage needs a review.</summary>
[Criterion("LOOP-01", "A review has been completed since the stage was entered", Source = "OU")]
internal sealed class ReviewIsCompleted : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context) =>
        context.Subject.Reviews.OfThisStage.LastOrDefault(review =>
            review.CompletedAt <= context.Now && !(review.CompletedAt < context.Subject.StageEnteredAt))
            is { } review
            ? CriterionResult.Met(review.Report)
            : CriterionResult.Unmet(
                "No review has been completed since this stage was entered.",
                "Complete and record a review.",
                "review report");
}
