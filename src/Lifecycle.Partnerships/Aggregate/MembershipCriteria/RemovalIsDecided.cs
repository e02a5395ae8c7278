namespace Lifecycle.Partnerships;

/// <summary>MEM-08: a removal is a decision, not the mere passing of time.</summary>
[Criterion("MEM-08", "The decision states who removes the partner, why, and by what vote")]
internal sealed class RemovalIsDecided : EntryCriterion<Membership, RemovalDecision>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Membership> context, RemovalDecision decision) =>
        Gaps.In(("who decided", decision.DecidedBy), ("a reason", decision.Reason), ("the vote", decision.Vote))
            is { } missing
            ? CriterionResult.Unmet(
                $"The decision to remove {context.Subject.Partner} lacks {missing}.",
                "State all three in the decision.",
                "decision")
            : CriterionResult.Met();
}
