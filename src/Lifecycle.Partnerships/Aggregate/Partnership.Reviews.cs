namespace Lifecycle.Partnerships;

/// <content>What was looked back on, and learned.</content>
public sealed partial class Partnership
{
    /// <inheritdoc cref="PartnershipRecord.Reviews"/>
    public IReadOnlyList<Review> Reviews => Record.Reviews;

    /// <inheritdoc cref="PartnershipRecord.ReviewCalls"/>
    public IReadOnlyList<ReviewCall> ReviewCalls => Record.ReviewCalls;

    /// <inheritdoc cref="PartnershipRecord.Learnings"/>
    public IReadOnlyList<Learning> Learnings => Record.Learnings;

    /// <summary>The reviews that were recorded in the present stage.</summary>
    public IEnumerable<Review> ReviewsOfThisStage => Record.Reviews.Skip(Record.ReviewsBefore);

    /// <summary>The learnings that were recorded in the present stage.</summary>
    public IEnumerable<Learning> LearningsOfThisStage => Record.Learnings.Skip(Record.LearningsBefore);

    /// <summary>Records a completed review. Its outcome moves nothing by itself.</summary>
    /// <param name="review">The review.</param>
    /// <exception cref="ArgumentOutOfRangeException">A score is not from 1 to 5.</exception>
    /// <exception cref="PartnershipRuleException">A score is given to no partner.</exception>
    public void RecordReview(Review review)
    {
        ArgumentNullException.ThrowIfNull(review);
        Required(review.Report);
        Defined(review.Kind);
        Defined(review.Outcome);
        foreach (var (partner, score) in review.Scores)
        {
            Partner(partner);
            CheckGrade(score);
        }

        Record = Record with
        {
            Reviews = Record.Reviews.Add(review),
            ReviewCalls = Record.ReviewCalls.RemoveAll(call => call.Since <= review.CompletedAt),
        };
    }

    /// <summary>Records why the partnership goes back a stage, and what it learned.</summary>
    /// <param name="reason">Why it goes back.</param>
    /// <param name="lesson">What it learned.</param>
    /// <param name="at">When.</param>
    public void RecordLearning(string reason, string lesson, DateTimeOffset at) =>
        Record = Record with { Learnings = Record.Learnings.Add(new(Required(reason), Required(lesson), at)) };

    internal void CallForReview(string reason, DateTimeOffset at) =>
        Record = Record with { ReviewCalls = Record.ReviewCalls.Add(new(reason, at)) };
}
