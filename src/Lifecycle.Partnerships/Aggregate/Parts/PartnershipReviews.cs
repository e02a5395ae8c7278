using System.Collections.Immutable;
using static Lifecycle.Partnerships.Argument;

namespace Lifecycle.Partnerships;

/// <summary>
/// The completed reviews of a <see cref="Partnership"/>, with the calls for reviews and the learnings. As
/// thread-safe as the partnership.
/// </summary>
public sealed partial class PartnershipReviews : PartnershipRegister<Review>
{
    internal PartnershipReviews(Partnership partnership)
        : base(partnership)
    {
    }

    private protected override ImmutableList<Review> Entries => State.Reviews;

    /// <inheritdoc cref="PartnershipRecord.ReviewCalls"/>
    public IReadOnlyList<ReviewCall> Calls => State.ReviewCalls;

    /// <inheritdoc cref="PartnershipRecord.Learnings"/>
    public IReadOnlyList<Learning> Learnings => State.Learnings;

    /// <summary>The reviews recorded in the current stage.</summary>
    public IEnumerable<Review> OfThisStage => State.Reviews.Skip(State.ReviewsBefore);

    /// <summary>The reviews recorded in the current cycle.</summary>
    public IEnumerable<Review> OfThisCycle => State.Reviews.Skip(State.ReviewsBeforeCycle);

    /// <summary>The learnings recorded in the current stage.</summary>
    public IEnumerable<Learning> LearningsOfThisStage => State.Learnings.Skip(State.LearningsBefore);

    /// <summary>Records a completed review. Its outcome fires no trigger.</summary>
    /// <param name="review">The review.</param>
    /// <exception cref="ArgumentOutOfRangeException">A score is not from 1 to 5.</exception>
    /// <exception cref="PartnershipRuleException">A score does not name a partner, or the review was completed in the
    /// future.</exception>
    public void Record(Review review)
    {
        ArgumentNullException.ThrowIfNull(review);
        Required(review.Report);
        Defined(review.Kind);
        Defined(review.Outcome);
        Past(review.CompletedAt);
        foreach (var (partner, score) in review.Scores)
        {
            _ = Whole.Members[partner];
            CheckGrade(score);
        }

        Fact = State with
        {
            Reviews = State.Reviews.Add(review),
            ReviewCalls = State.ReviewCalls.RemoveAll(call => call.Since <= review.CompletedAt),
        };
    }

    /// <summary>Records why the partnership returns to an earlier stage, and what it learned.</summary>
    /// <param name="reason">Why the partnership goes back.</param>
    /// <param name="lesson">What the partnership learned.</param>
    /// <param name="at">When this is recorded.</param>
    /// <exception cref="PartnershipRuleException"><paramref name="at"/> is in the future.</exception>
    public void RecordLearning(string reason, string lesson, DateTimeOffset at) =>
        Fact = State with { Learnings = State.Learnings.Add(new(Required(reason), Required(lesson), Past(at))) };

    /// <summary>The reason of the last learning; <see langword="null"/> if there is none.</summary>
    internal string? LastReason => State.Learnings is [.., var last] ? last.Reason : null;

    internal void CallForReview(string reason, DateTimeOffset at) =>
        State = State with { ReviewCalls = State.ReviewCalls.Add(new(reason, at)) };
}
