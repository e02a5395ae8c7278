namespace Lifecycle.Partnerships;

/// <summary>CLO-02: the result of every promised benefit is on record.</summary>
[Criterion(
    "CLO-02",
    "Every benefit has a measured value or an explanation",
    Severity = Severity.Waivable,
    Source = "S"
)]
internal sealed class BenefitsAreAccountedFor : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context) =>
        context.Subject.Benefits.Where(benefit => !benefit.IsAccountedFor).ToArray()
            is { Length: > 0 } open
            ? CriterionResult.Unmet(
                $"Neither a measured value nor an explanation of this cycle is recorded for {Enumeration.Of(open)}.",
                "Record what was measured, or explain why nothing was.",
                "benefits register")
            : CriterionResult.Met();
}
