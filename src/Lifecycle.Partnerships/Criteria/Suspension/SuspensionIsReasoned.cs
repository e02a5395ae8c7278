namespace Lifecycle.Partnerships;

/// <summary>SUS-01: nothing rests without a reason and an end in sight.</summary>
[Criterion("SUS-01", "The suspension has a reason and a date to review it by")]
public sealed class SuspensionIsReasoned : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context)
    {
        var notice = context.Payload as SuspensionNotice;
        if (Gaps.In(("a reason", notice?.Reason), ("a date to review it by", notice?.ReviewBy)) is { } missing)
            return CriterionResult.Unmet(
                $"The suspension lacks {missing}.",
                "Give both in the notice.",
                "suspension notice");

        return notice!.ReviewBy > context.Now
            ? CriterionResult.Met()
            : CriterionResult.Unmet(
                $"The date to review the suspension by, {notice.ReviewBy.Day()}, is not ahead.",
                "Name a later date.",
                "suspension notice");
    }
}
