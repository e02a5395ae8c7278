namespace Lifecycle.Partnerships;

/// <summary>DEV-01: an objective, and why one organisation cannot reach it alone.</summary>
[Criterion("DEV-01", "An objective is stated, and the reason not to act alone", Source = "S, AC98, PAT1")]
public sealed class NeedIsStated : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context) =>
        context.Subject.Objective is not null
            ? CriterionResult.Met()
            : CriterionResult.Unmet(
                "No objective is stated, nor why one organisation cannot reach it alone.",
                "State the objective, and the reason.",
                "rationale");
}
