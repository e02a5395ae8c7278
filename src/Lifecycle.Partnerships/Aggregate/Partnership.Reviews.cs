namespace Lifecycle.Partnerships;

/// <content>Reviews and learnings.</content>
public sealed partial class Partnership
{
    /// <inheritdoc cref="PartnershipRecord.Reviews"/>
    public IReadOnlyList<Review> Reviews => Record.Reviews;

    /// <inheritdoc cref="PartnershipRecord.ReviewCalls"/>
    public IReadOnlyList<ReviewCall> ReviewCalls => Record.ReviewCalls;

    /// <inheritdoc cref="PartnershipRecord.Learnings"/>
    public IReadOnlyList<Learning> Learnings => Record.Learnings;

    /// <summary>The reviews recorded in the current stage.</summary>
    public IEnumerable<Review> ReviewsOfThisStage => Record.Reviews.Skip(Record.ReviewsBefore);

    /// <summary>The reviews recorded in the current cycle.</summary>
    public IEnumerable<Review> ReviewsOfThisCycle => Record.Reviews.Skip(Record.ReviewsBeforeCycle);

    /// <summary>The learnings recorded in the current stage.</summary>
    public IEnumerable<Learning> LearningsOfThisStage => Record.Learnings.Skip(Record.LearningsBefore);

    /// <summary>Records a completed review. Its outcome fires no trigger.</summary>
    /// <param name="review">The review.</param>
    /// <exception cref="ArgumentOutOfRangeException">A score is not from 1 to 5.</exception>
    /// <exception cref="PartnershipRuleException">A score does not name a partner, or the review was completed in the
    /// future.</exception>
    public void RecordReview(Review review)
    {
        ArgumentNullException.ThrowIfNull(review);
        Required(review.Report);
        Defined(review.Kind);
        Defined(review.Outcome);
        Past(review.CompletedAt);
        foreach (var (partner, score) in review.Scores)
        {
            Partner(partner);
            CheckGrade(score);
        }

        Fact = Record with
        {
            Reviews = Record.Reviews.Add(review),
            ReviewCalls = Record.ReviewCalls.RemoveAll(call => call.Since <= review.CompletedAt),
        };
    }

    /// <summary>Records why the partnership returns to an earlier stage, and what it learned.</summary>
    /// <param name="reason">Why the partnership goes back.</param>
    /// <param name="lesson">What the partnership learned.</param>
    /// <param name="at">When this is recorded.</param>
    /// <exception cref="PartnershipRuleException"><paramref name="at"/> is in the future.</exception>
    public void RecordLearning(string reason, string lesson, DateTimeOffset at) =>
        Fact = Record with { Learnings = Record.Learnings.Add(new(Required(reason), Required(lesson), Past(at))) };

    /// <summary>The reason of the last learning; <see langword="null"/> if there is none.</summary>
    internal string? LastReason => Record.Learnings is [.., var last] ? last.Reason : null;

    internal void CallForReview(string reason, DateTimeOffset at) =>
        Record = Record with { ReviewCalls = Record.ReviewCalls.Add(new(reason, at)) };
}
