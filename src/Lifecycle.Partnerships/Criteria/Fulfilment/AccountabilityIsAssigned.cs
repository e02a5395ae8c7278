namespace Lifecycle.Partnerships;

/// <summary>FUL-02: it is clear who runs the partnership and who is accountable for it.</summary>
[Criterion(
    "FUL-02",
    "A partnership manager and an accountable body are appointed",
    Severity = Severity.Waivable,
    Source = "CW, ET"
)]
internal sealed class AccountabilityIsAssigned : EntryCriterion<Partnership>
{
    private const string Evidence = "appointments";

    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context)
    {
        var manager = context.Subject.Governance.HoldersOf(PartnershipRole.Manager).FirstOrDefault();
        var bodies = context.Subject.Governance.HoldersOf(PartnershipRole.AccountableBody).ToArray();
        if (Gaps.In(("a partnership manager", manager), ("an accountable body", bodies)) is { } missing)
            return CriterionResult.Unmet($"The partnership lacks {missing}.", "Appoint them.", Evidence);

        return Array.Exists(bodies, body => context.Subject.Members.Present(body) is not null)
            ? CriterionResult.Met()
            : CriterionResult.Unmet(
                $"The accountable body, {Enumeration.Of(bodies)}, is not a partner, or has left.",
                "Appoint a partner.",
                Evidence);
    }
}
