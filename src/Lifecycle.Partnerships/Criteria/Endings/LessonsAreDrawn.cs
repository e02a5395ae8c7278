namespace Lifecycle.Partnerships;

/// <summary>CLO-04: later partnerships can learn from this one.</summary>
[Criterion(
    "CLO-04",
    "A final review records lessons and future options",
    Severity = Severity.Advisory,
    Source = "SNP"
)]
internal sealed class LessonsAreDrawn : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context) =>
        context.Subject.ReviewsOfThisAttempt.Any(review => review.Kind == ReviewKind.Final
            && Gaps.In(("lessons", review.Lessons), ("future options", review.FutureOptions)) is null)
            ? CriterionResult.Met()
            : CriterionResult.Unmet(
                "No final review with lessons and future options is recorded since work last went on.",
                "Hold a final review, and record its lessons and future options.",
                "closing review");
}
