namespace Lifecycle.Partnerships;

/// <summary>RES-01: the cause of the suspension is resolved, and the partners are still committed.</summary>
[Criterion("RES-01", "The cause is resolved and every committed partner has reconfirmed")]
public sealed class CauseIsResolved : EntryCriterion<Partnership, ResumptionDecision>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context, ResumptionDecision decision)
    {
        if (string.IsNullOrWhiteSpace(decision.Resolution))
            return CriterionResult.Unmet(
                "The decision does not state how the cause of the suspension was resolved.",
                "State the resolution in the decision.",
                "decision");

        var confirmed = (decision.ReconfirmedBy ?? [])
            .Where(name => !string.IsNullOrWhiteSpace(name))
            .Select(OrganisationName.Of)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
            context.Subject.CommittedPartners.Where(partner => !confirmed.Contains(partner.Name)).ToArray()
                is { Length: > 0 } unconfirmed
            ? CriterionResult.Unmet(
                $"The resumption is not confirmed by {Enumeration.Of(unconfirmed)}.",
                "Have every committed partner reconfirm.",
                "decision")
            : CriterionResult.Met();
    }
}
