namespace Lifecycle.Partnerships;

/// <summary>DIS-01: an early end is documented.</summary>
[Criterion("DIS-01", "The termination and its reason are documented", Source = "ET")]
internal sealed class TerminationIsDocumented : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context) =>
        context.Subject.Termination is { } termination
            ? CriterionResult.Met(termination.Document)
            : CriterionResult.Unmet(
                "No termination document is recorded.",
                "Record the termination document and the reason.",
                "termination document");
}
