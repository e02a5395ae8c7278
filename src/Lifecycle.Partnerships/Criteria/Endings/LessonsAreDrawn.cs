namespace Lifecycle.Partnerships;

/// <summary>CLO-04: the next partnership starts wiser.</summary>
[Criterion(
    "CLO-04",
    "Lessons and future options are drawn in a closing review",
    Severity = Severity.Advisory,
    Source = "SNP"
)]
public sealed class LessonsAreDrawn : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context) =>
        context.Subject.Reviews.Any(review => review.Kind == ReviewKind.Final
            && Gaps.In(("lessons", review.Lessons), ("future options", review.FutureOptions)) is null)
            ? CriterionResult.Met()
            : CriterionResult.Unmet(
                "No final review with lessons and future options is recorded.",
                "Hold a closing review.",
                "closing review");
}
