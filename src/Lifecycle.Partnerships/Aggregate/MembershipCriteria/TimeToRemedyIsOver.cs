namespace Lifecycle.Partnerships;

/// <summary>MEM-06: nobody is removed while there is time for a remedy.</summary>
[Criterion("MEM-06", "The time to remedy the breach is over")]
public sealed class TimeToRemedyIsOver : EntryCriterion<Membership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Membership> context) =>
        context.Subject.Partner.Breach is { } breach && breach.RemedyBy <= context.Now
            ? CriterionResult.Met()
            : CriterionResult.Unmet(
                $"{context.Subject.Partner} has until {context.Subject.Partner.Breach?.RemedyBy.Day()} to remedy its "
                    + "breach.",
                "Wait until then.");
}
