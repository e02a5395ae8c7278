namespace Lifecycle.Partnerships;

/// <summary>CLO-02: what came of what was promised.</summary>
[Criterion("CLO-02", "Every benefit has an actual or an explanation", Severity = Severity.Waivable, Source = "S")]
public sealed class BenefitsAreAccountedFor : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context) =>
        context.Subject.Benefits.Where(benefit => benefit is { Actuals.Count: 0, Explanation: null }).ToArray()
            is { Length: > 0 } open
            ? CriterionResult.Unmet(
                $"Nothing is recorded of {Enumeration.Of(open)}.",
                "Record what was measured, or why nothing was.",
                "benefits register")
            : CriterionResult.Met();
}
