namespace Lifecycle.Partnerships;

/// <summary>FUL-04: it is clear how the work will be delivered.</summary>
[Criterion("FUL-04", "Milestones and success measures are planned", Severity = Severity.Waivable, Source = "PT")]
internal sealed class DeliveryIsPlanned : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context)
    {
        var plan = context.Subject.Plan;
        return Gaps.In(("milestones", plan?.Milestones), ("success measures", plan?.SuccessMeasures)) is { } missing
            ? CriterionResult.Unmet(
                $"The delivery plan lacks {missing}.",
                "Adopt a delivery plan with milestones and success measures.",
                "delivery plan")
            : CriterionResult.Met();
    }
}
