namespace Lifecycle.Partnerships;

/// <summary>FUL-07: the public can hold it to account.</summary>
[Criterion(
    "FUL-07",
    "The public knows how the partnership answers to it, and how to complain",
    Severity = Severity.Advisory,
    Source = "AC05"
)]
public sealed class PublicCanHoldToAccount : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context)
    {
        var published = context.Subject.PublicAccountability;
        return
            Gaps.In(
                ("a statement of how the partnership answers to it", published?.Statement),
                ("a redress route", published?.RedressRoute))
                is { } missing
            ? CriterionResult.Unmet($"The public lacks {missing}.", "Publish both.", "public statement")
            : CriterionResult.Met();
    }
}
