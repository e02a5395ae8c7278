namespace Lifecycle.Partnerships;

/// <summary>FUL-07: the public can hold the partnership to account.</summary>
[Criterion(
    "FUL-07",
    "The public knows how the partnership is accountable and how to complain",
    Severity = Severity.Advisory,
    Source = "AC05"
)]
internal sealed class PublicCanHoldToAccount : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context)
    {
        var published = context.Subject.Governance.PublicAccountability;
        return
            Gaps.In(
                ("a public statement of accountability", published?.Statement),
                ("a redress procedure", published?.RedressRoute))
                is { } missing
            ? CriterionResult.Unmet($"The partnership lacks {missing}.", "Publish both.", "public statement")
            : CriterionResult.Met();
    }
}
