namespace Lifecycle.Partnerships;

/// <summary>MEM-01: a commitment is documented.</summary>
[Criterion("MEM-01", "The commitment is given in writing")]
public sealed class CommitmentIsInWriting : EntryCriterion<Membership, Commitment>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Membership> context, Commitment commitment) =>
        string.IsNullOrWhiteSpace(commitment.Letter)
            ? CriterionResult.Unmet(
                $"There is no commitment letter from {context.Subject.Partner}.",
                "Have the letter signed, and give its reference.",
                "commitment letter")
            : CriterionResult.Met();
}
