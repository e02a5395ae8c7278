namespace Lifecycle.Partnerships;

/// <summary>DEC-01: the reason for not pursuing the partnership is on record.</summary>
[Criterion("DEC-01", "The decision not to proceed is justified", Source = "ET")]
internal sealed class DeclineIsJustified : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context) =>
        context.Subject.DeclineJustification is not null
            ? CriterionResult.Met()
            : CriterionResult.Unmet(
                "The reason for not pursuing the partnership is not recorded.",
                "Record the justification.",
                "justification");
}
