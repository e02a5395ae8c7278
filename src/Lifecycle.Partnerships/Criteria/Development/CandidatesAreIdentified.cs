namespace Lifecycle.Partnerships;

/// <summary>DEV-03: somebody to be partners with.</summary>
[Criterion("DEV-03", "At least one external partner is identified", Source = "S, PT")]
public sealed class CandidatesAreIdentified : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context) =>
        context.Subject.ExternalPartners.Any()
            ? CriterionResult.Met()
            : CriterionResult.Unmet(
                $"No partner that is independent of {context.Subject.Initiator} is identified.",
                "Name at least one other organisation.",
                "stakeholder map");
}
