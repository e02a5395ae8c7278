namespace Lifecycle.Partnerships;

/// <summary>FUL-03: what the plan needs is there.</summary>
[Criterion("FUL-03", "The resources are in place", Severity = Severity.Waivable, Source = "OU, PT")]
public sealed class ResourcesAreConfirmed : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context) =>
        context.Subject.ResourceConfirmation is { } confirmation
            ? CriterionResult.Met(confirmation)
            : CriterionResult.Unmet(
                "Nobody has confirmed that the resources are in place.",
                "Have the funding confirmed.",
                "funding confirmation");
}
