namespace Lifecycle.Partnerships;

/// <summary>DEV-06: no other partnership already serves the same purpose.</summary>
[Criterion(
    "DEV-06",
    "Existing partnerships have been checked for duplication",
    Severity = Severity.Advisory,
    Source = "ED"
)]
internal sealed class ExistingPartnershipsAreChecked : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context) =>
        context.Subject.RegisterSearch is not null
            ? CriterionResult.Met()
            : CriterionResult.Unmet(
                "It is not known whether such a partnership already exists.",
                "Search the partnership register and record the result.",
                "register search");
}
