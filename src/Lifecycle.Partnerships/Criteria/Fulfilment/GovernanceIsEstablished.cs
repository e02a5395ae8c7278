namespace Lifecycle.Partnerships;

/// <summary>FUL-01: it is clear who decides, and how.</summary>
[Criterion("FUL-01", "The board, quorum and decision rules are established", Source = "AC98, AC05")]
internal sealed class GovernanceIsEstablished : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context)
    {
        var governance = context.Subject.Governance.TermsOfReference;
        return
            Gaps.In(
                ("a board", governance?.Board),
                ("a quorum", governance?.Quorum),
                ("decision rules", governance?.DecisionRules))
                is { } missing
            ? CriterionResult.Unmet(
                $"The partnership lacks {missing}.",
                "Adopt terms of reference that include them.",
                "terms of reference")
            : CriterionResult.Met();
    }
}
