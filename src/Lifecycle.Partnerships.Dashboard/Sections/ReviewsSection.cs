using System.Globalization;
using Lifecycle.Dashboard;
using static Lifecycle.Dashboard.Html;

namespace Lifecycle.Partnerships.Dashboard;

/// <summary>The reviews that are called for, those that were held, what was learned, and disputes.</summary>
internal sealed class ReviewsSection : PartnershipSection
{
    protected override Node Content()
    {
        Node[] parts = [.. Parts()];
        return parts.Length == 0 ? E("p.none")["No review has been held or called for yet."] : Node.Of(parts);
    }

    private IEnumerable<Node> Parts()
    {
        if (Partnership.Reviews.Calls.Count > 0)
            yield return Part("Called for", Partnership.Reviews.Calls.Select(call => (Node)E("li")[
                E("b.bad")["since ", Days.Of(call.Since, Partnership)], " ", T(call.Reason)]));
        if (Partnership.Governance.Disputes.Count > 0)
            yield return Part("Disputes", Partnership.Governance.Disputes.Select(Dispute));
        if (Partnership.Reviews.Count > 0)
            yield return Part("Held", Partnership.Reviews.Reverse().Select(Review));
        if (Partnership.Reviews.Learnings.Count > 0)
            yield return Part("Learned", Partnership.Reviews.Learnings.Reverse().Select(learning => (Node)E("li")[
                Days.Of(learning.At, Partnership), " ", E("b")[T(learning.Lesson)],
                E("small")[" Gone back because: ", T(learning.Reason)]]));
    }

    private static Node Part(string title, IEnumerable<Node> items) =>
        Node.Of([E("h3")[title], E("ul.log")[Node.Of(items)]]);

    private Node Dispute(Dispute dispute) => E("li")[
        E(dispute.Resolution is null ? "b.bad" : "b")[dispute.Resolution is null ? "open" : "resolved"],
        " ", T(dispute.Subject), ", between ", List(dispute.Between), ", since ",
        Days.Of(dispute.RaisedAt, Partnership),
        dispute.Resolution is { } resolution
            ? E("small")[". ", T(resolution.Outcome), " (", T(resolution.ResolvedBy), ")"]
            : null];

    private Node Review(Review review) => E("li")[
        Days.Of(review.CompletedAt, Partnership), " ",
        E("b")[Words.Of(review.Kind)], ", to ", Words.Of(review.Outcome), ": ", T(review.Report),
        review.Scores.Count == 0
            ? null
            : E("small")[". Scores of 5: ", List(review.Scores
                .OrderBy(score => score.Key, StringComparer.Ordinal)
                .Select(score => string.Create(CultureInfo.InvariantCulture, $"{score.Key} {score.Value}")))],
        review.Lessons is null ? null : E("small")[". ", T(review.Lessons)]];
}
