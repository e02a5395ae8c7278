namespace Lifecycle.Partnerships;

/// <summary>RES-01: the cause of the suspension is resolved, and the partners are still committed.</summary>
[Criterion("RES-01", "The cause is resolved and every partner that stays has reconfirmed")]
internal sealed class CauseIsResolved : EntryCriterion<Partnership, ResumptionDecision>
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
            .Select(context.Subject.Members.Present)
            .OfType<Partner>()
            .Select(partner => partner.Name)
            .ToHashSet();
        var unconfirmed = context.Subject.Members.Parties
            .Where(partner => IsAsked(partner) && !confirmed.Contains(partner.Name))
            .ToArray();
        return unconfirmed.Length > 0
            ? CriterionResult.Unmet(
                $"The resumption is not confirmed by {Enumeration.Of(unconfirmed)}.",
                "Have every partner that stays reconfirm.",
                "decision")
            : CriterionResult.Met();
    }

    // A partner that leaves has nothing to reconfirm, and one in breach must not hold up the others.
    private static bool IsAsked(Partner partner) =>
        partner.Stage is not (MembershipStage.OnNotice or MembershipStage.InBreach);
}
