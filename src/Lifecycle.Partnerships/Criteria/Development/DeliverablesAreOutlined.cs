namespace Lifecycle.Partnerships;

/// <summary>DEV-02: it is clear what the partnership will deliver.</summary>
[Criterion("DEV-02", "The deliverables are outlined", Severity = Severity.Waivable, Source = "S")]
internal sealed class DeliverablesAreOutlined : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context) =>
        context.Subject.Deliverables.Count > 0
            ? CriterionResult.Met()
            : CriterionResult.Unmet(
                "No deliverable is recorded.",
                "Outline what the partnership will deliver.",
                "outline");
}
