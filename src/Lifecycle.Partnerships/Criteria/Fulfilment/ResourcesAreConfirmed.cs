namespace Lifecycle.Partnerships;

/// <summary>FUL-03: the resources for the plan are confirmed.</summary>
[Criterion("FUL-03", "The resources are in place", Severity = Severity.Waivable, Source = "OU, PT")]
internal sealed class ResourcesAreConfirmed : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context) =>
        context.Subject.ResourceConfirmation is { } confirmation
            ? CriterionResult.Met(confirmation)
            : CriterionResult.Unmet(
                "The resources are not confirmed.",
                "Have the resources confirmed, and record the reference.",
                "funding confirmation");
}
