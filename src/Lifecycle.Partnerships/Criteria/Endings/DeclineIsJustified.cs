namespace Lifecycle.Partnerships;

/// <summary>DEC-01: why it is given up.</summary>
[Criterion("DEC-01", "The decision not to go on is justified", Source = "ET")]
public sealed class DeclineIsJustified : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context) =>
        context.Subject.DeclineJustification is not null
            ? CriterionResult.Met()
            : CriterionResult.Unmet(
                "It is not recorded why the partnership is not pursued.",
                "Record the justification.",
                "justification");
}
