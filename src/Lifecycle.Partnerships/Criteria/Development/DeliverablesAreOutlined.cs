namespace Lifecycle.Partnerships;

/// <summary>DEV-02: what the partnership will deliver.</summary>
[Criterion("DEV-02", "What the partnership will deliver is outlined", Severity = Severity.Waivable, Source = "S")]
public sealed class DeliverablesAreOutlined : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context) =>
        context.Subject.Deliverables.Count > 0
            ? CriterionResult.Met()
            : CriterionResult.Unmet(
                "No deliverable is named.",
                "Outline what the partnership will deliver.",
                "outline");
}
