namespace Lifecycle.Partnerships;

/// <summary>MEM-04: a partner stays until its notice ends.</summary>
[Criterion("MEM-04", "The notice has ended")]
internal sealed class NoticeHasEnded : EntryCriterion<Membership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Membership> context) =>
        context.Subject.Partner.Notice?.EndsAt is { } end && end <= context.Now
            ? CriterionResult.Met()
            : CriterionResult.Unmet(
                $"The notice of {context.Subject.Partner} ends on {context.Subject.Partner.Notice?.EndsAt.Day()}.",
                "Wait until the notice ends.");
}
