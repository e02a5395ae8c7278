namespace Lifecycle.Partnerships;

/// <summary>MEM-06: a partner is not removed while it still has time to remedy its breach.</summary>
[Criterion("MEM-06", "The time to remedy the breach has passed")]
internal sealed class TimeToRemedyIsOver : EntryCriterion<Membership>
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
