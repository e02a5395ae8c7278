namespace Lifecycle.Partnerships;

/// <summary>IMP-06: what each partner brings and does.</summary>
[Criterion("IMP-06", "Each partner's resources and role are stated", Severity = Severity.Waivable, Source = "PT, ED")]
public sealed class ContributionsAreStated : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context) =>
        context.Subject.CommittedPartners.Where(partner => partner.Contribution is null).ToArray()
            is { Length: > 0 } silent
            ? CriterionResult.Unmet(
                $"It is not stated what {Enumeration.Of(silent)} will contribute.",
                "Record resources and role of each partner.",
                "resource map")
            : context.Subject.CommittedPartners.Any()
                ? CriterionResult.Met()
                : CriterionResult.Unmet("No partner is committed yet.", "Have partners commit themselves first.");
}
