namespace Lifecycle.Partnerships;

/// <summary>MEM-01: a commitment is documented.</summary>
[Criterion("MEM-01", "The commitment is given in writing")]
internal sealed class CommitmentIsInWriting : EntryCriterion<Membership, Commitment>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Membership> context, Commitment commitment)
    {
        if (string.IsNullOrWhiteSpace(commitment.Letter))
            return CriterionResult.Unmet(
                $"There is no commitment letter from {context.Subject.Partner}.",
                "Have the letter signed, and give its reference.",
                "commitment letter");

        return commitment.At <= context.Now
            ? CriterionResult.Met()
            : CriterionResult.Unmet(
                $"The commitment letter from {context.Subject.Partner} is dated {commitment.At.Day()}, in the future.",
                "Record it once it is given.",
                "commitment letter");
    }
}
