namespace Lifecycle.Partnerships;

/// <summary>DEV-06: no second partnership for one purpose.</summary>
[Criterion("DEV-06", "Existing partnerships are checked for duplication", Severity = Severity.Advisory, Source = "ED")]
public sealed class ExistingPartnershipsAreChecked : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context) =>
        context.Subject.RegisterSearch is not null
            ? CriterionResult.Met()
            : CriterionResult.Unmet(
                "It is not known whether such a partnership exists already.",
                "Search the register and record what it says.",
                "register search");
}
