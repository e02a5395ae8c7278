namespace Lifecycle.Partnerships;

/// <summary>RES-01: the cause is gone, and the partners are still there.</summary>
[Criterion("RES-01", "The cause is resolved, and every committed partner confirms again")]
public sealed class CauseIsResolved : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context)
    {
        var decision = context.Payload as ResumptionDecision;
        if (string.IsNullOrWhiteSpace(decision?.Resolution))
            return CriterionResult.Unmet(
                "It is not said how the cause of the suspension was resolved.",
                "Say so in the decision.",
                "decision");

        var confirmed = (decision.ReconfirmedBy ?? [])
            .Where(name => !string.IsNullOrWhiteSpace(name))
            .Select(OrganisationName.Of)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
            context.Subject.CommittedPartners.Where(partner => !confirmed.Contains(partner.Name)).ToArray()
                is { Length: > 0 } silent
            ? CriterionResult.Unmet(
                $"The resumption is not confirmed by {Enumeration.Of(silent)}.",
                "Have every committed partner confirm again.",
                "decision")
            : CriterionResult.Met();
    }
}
