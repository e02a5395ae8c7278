namespace Lifecycle.Partnerships;

/// <summary>CLO-01: winding up in good order.</summary>
[Criterion("CLO-01", "Communication and disengagement are planned", Severity = Severity.Waivable, Source = "TJ")]
public sealed class ClosureIsPlanned : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context)
    {
        var plan = context.Subject.ClosurePlan;
        return
            Gaps.In(
                ("a plan for communication", plan?.Communication),
                ("a plan for disengagement", plan?.Disengagement))
                is { } missing
            ? CriterionResult.Unmet(
                $"The closure lacks {missing}.",
                "Plan who is told what, and how work is handed over.",
                "closure plan")
            : CriterionResult.Met();
    }
}
