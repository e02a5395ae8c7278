namespace Lifecycle.Partnerships;

/// <summary>CLO-01: the winding-up is planned.</summary>
[Criterion("CLO-01", "Communication and disengagement are planned", Severity = Severity.Waivable, Source = "TJ")]
internal sealed class ClosureIsPlanned : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context)
    {
        var plan = context.Subject.ClosurePlan;
        return
            Gaps.In(
                ("communication", plan?.Communication),
                ("disengagement", plan?.Disengagement))
                is { } missing
            ? CriterionResult.Unmet(
                $"The closure plan lacks {missing}.",
                "Plan what is communicated to whom, and how work is handed over.",
                "closure plan")
            : CriterionResult.Met();
    }
}
