namespace Lifecycle.Partnerships;

/// <summary>CLO-03: everything shared has an owner when the partnership ends.</summary>
[Criterion("CLO-03", "Assets, funds and liabilities are settled", Source = "AC05, ET")]
internal sealed class AssetsAreSettled : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context)
    {
        var settlement = context.Subject.Settlement;
        return
            Gaps.In(
                ("assets", settlement?.Assets),
                ("funds", settlement?.Funds),
                ("liabilities", settlement?.Liabilities))
                is { } missing
            ? CriterionResult.Unmet(
                $"The settlement does not cover {missing}.",
                "Settle who keeps the assets, receives the funds and takes on the liabilities.",
                "settlement")
            : CriterionResult.Met();
    }
}
