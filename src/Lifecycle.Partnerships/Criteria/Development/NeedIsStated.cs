namespace Lifecycle.Partnerships;

/// <summary>DEV-01: there is an objective that one organisation cannot achieve alone.</summary>
[Criterion("DEV-01", "The objective and the reason for not acting alone are stated", Source = "S, AC98, PAT1")]
internal sealed class NeedIsStated : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context) =>
        context.Subject.Objective is not null
            ? CriterionResult.Met()
            : CriterionResult.Unmet(
                "The objective, and why one organisation cannot achieve it alone, are not stated.",
                "State the objective and the reason for not acting alone.",
                "rationale");
}
