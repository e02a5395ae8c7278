namespace Lifecycle.Partnerships;

/// <summary>FUL-02: it is clear who runs the partnership and who is accountable for it.</summary>
[Criterion(
    "FUL-02",
    "A partnership manager and an accountable body are appointed",
    Severity = Severity.Waivable,
    Source = "CW, ET"
)]
public sealed class AccountabilityIsAssigned : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context)
    {
        var manager = context.Subject.HoldersOf(PartnershipRole.Manager).FirstOrDefault();
        var body = context.Subject.HoldersOf(PartnershipRole.AccountableBody).FirstOrDefault();
        return Gaps.In(("a partnership manager", manager), ("an accountable body", body)) is { } missing
            ? CriterionResult.Unmet($"The partnership lacks {missing}.", "Appoint them.", "appointments")
            : CriterionResult.Met();
    }
}
