namespace Lifecycle.Partnerships;

/// <summary>IMP-06: it is clear what each committed partner contributes and does.</summary>
[Criterion(
    "IMP-06",
    "Each committed partner's resources and role are stated",
    Severity = Severity.Waivable,
    Source = "PT, ED"
)]
internal sealed class ContributionsAreStated : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context) =>
        context.Subject.Members.Parties.Where(partner => partner.Contribution is null).ToArray()
            is { Length: > 0 } silent
            ? CriterionResult.Unmet(
                $"No contribution is recorded for {Enumeration.Of(silent)}.",
                "Record the resources and role of each committed partner.",
                "resource map")
            : context.Subject.Members.Parties.Any()
                ? CriterionResult.Met()
                : CriterionResult.Unmet("No partner is committed yet.", "Have the partners commit first.");
}
