namespace Lifecycle.Partnerships;

/// <summary>SUS-01: a suspension needs a reason and a date by which it is reviewed.</summary>
[Criterion("SUS-01", "The suspension has a reason and a review date")]
internal sealed class SuspensionIsReasoned : EntryCriterion<Partnership, SuspensionNotice>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context, SuspensionNotice notice)
    {
        if (Gaps.In(("a reason", notice.Reason), ("a review date", notice.ReviewBy)) is { } missing)
            return CriterionResult.Unmet(
                $"The suspension lacks {missing}.",
                "Give both in the notice.",
                "suspension notice");

        return notice.ReviewBy > context.Now
            ? CriterionResult.Met()
            : CriterionResult.Unmet(
                $"The review date of the suspension, {notice.ReviewBy.Day()}, is not in the future.",
                "Give a later date.",
                "suspension notice");
    }
}
