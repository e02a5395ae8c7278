namespace Lifecycle.Partnerships;

/// <summary>LOOP-03: an open amendment must be settled before a return to an earlier stage.</summary>
[Criterion("LOOP-03", "No amendment is open", Source = "ET")]
internal sealed class NoAmendmentIsOpen : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context) =>
        context.Subject.Agreement.OpenAmendment is { } amendment
            ? CriterionResult.Unmet(
                $"An amendment is open: {amendment}.",
                "Have every committed partner sign it and bring it into force, or withdraw it.")
            : CriterionResult.Met();
}
