namespace Lifecycle.Partnerships;

/// <summary>CLO-03: nothing shared is left without an owner.</summary>
[Criterion("CLO-03", "Assets, funds and liabilities are settled", Source = "AC05, ET")]
public sealed class AssetsAreSettled : EntryCriterion<Partnership>
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
                $"The settlement says nothing of {missing}.",
                "Settle who keeps, gets and owes what.",
                "settlement")
            : CriterionResult.Met();
    }
}
