namespace Lifecycle.Partnerships;

/// <summary>AMD-01: there is an amendment that can come into force.</summary>
[Criterion("AMD-01", "An amendment is open, and two or more independent partners have signed it")]
internal sealed class AmendmentIsOpen : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context)
    {
        var partnership = context.Subject;
        if (partnership.Agreement.OpenAmendment is not { } amendment)
            return CriterionResult.Unmet("No amendment is open.", "Draft one first.", "signed amendment");

        return partnership.Agreement.IndependentSignatories(amendment) >= 2
            ? CriterionResult.Met(amendment.Document)
            : CriterionResult.Unmet(
                $"Fewer than two independent partners have signed {amendment}.",
                "Have the partners sign it.",
                "signed amendment");
    }
}
