namespace Lifecycle.Partnerships;

/// <summary>DEV-03: at least one possible partner outside the initiator is known.</summary>
[Criterion("DEV-03", "At least one external partner is identified", Source = "S, PT")]
internal sealed class CandidatesAreIdentified : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context) =>
        context.Subject.Members.External.Any()
            ? CriterionResult.Met()
            : CriterionResult.Unmet(
                $"No partner independent of {context.Subject.Initiator} is identified.",
                "Add at least one other organisation.",
                "stakeholder map");
}
