namespace Lifecycle.Partnerships;

/// <summary>
/// IMP-02: every party, and at least two independent ones, have signed the same text. A partner in breach does not hold
/// up the others.
/// </summary>
[Criterion("IMP-02", "Every committed partner has signed the same version of the agreement", Source = "S, ET")]
internal sealed class AgreementIsSignedByAll : EntryCriterion<Partnership>
{
    private const string Evidence = "signed agreement";

    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context)
    {
        var partnership = context.Subject;
        if (context.Agreement() is not { } current)
            return CriterionResult.Unmet(
                "There is no agreement.",
                "Draft one, and have every committed partner sign it.",
                Evidence);

        var missing = partnership.Agreement.MissingSignatories(current).ToArray();
        if (missing.Length == 0 && current.IsLocked)
        {
            return partnership.Agreement.IndependentSignatories(current) >= 2
                ? CriterionResult.Met(current.Document)
                : CriterionResult.Unmet(
                    $"Of the committed partners, fewer than two independent ones have signed the agreement, {current}.",
                    "Have at least two independent partners sign this version.",
                    Evidence);
        }

        var earlier =
            from partner in missing
            let signed = partnership.Agreement.Versions.LastOrDefault(
                version => version.Withdrawal is null && version.Signatures.Any(each => partner.IsCalled(each.Partner)))
            where signed is not null && signed != current
            select $" {partner} signed version {signed.Number}.";
        return CriterionResult.Unmet(
            $"The agreement, {current}, is not signed by "
                + $"{(missing.Length == 0 ? "any partner" : Enumeration.Of(missing))}.{string.Concat(earlier)}",
            "Have every committed partner sign this version.",
            Evidence);
    }
}
