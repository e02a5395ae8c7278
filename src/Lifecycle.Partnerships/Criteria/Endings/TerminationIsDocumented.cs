namespace Lifecycle.Partnerships;

/// <summary>DIS-01: an early end is on record.</summary>
[Criterion("DIS-01", "The termination is documented, with its reason", Source = "ET")]
public sealed class TerminationIsDocumented : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context) =>
        context.Subject.Termination is { } termination
            ? CriterionResult.Met(termination.Document)
            : CriterionResult.Unmet(
                "No termination document is recorded.",
                "Record the document and the reason.",
                "termination document");
}
