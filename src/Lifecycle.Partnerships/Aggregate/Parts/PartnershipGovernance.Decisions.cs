using static Lifecycle.Partnerships.Argument;

namespace Lifecycle.Partnerships;

/// <content>Decisions of the board, and disputes.</content>
public sealed partial class PartnershipGovernance
{
    /// <inheritdoc cref="PartnershipRecord.Decisions"/>
    public IReadOnlyList<BoardDecision> Decisions => State.Decisions;

    /// <inheritdoc cref="PartnershipRecord.Disputes"/>
    public IReadOnlyList<Dispute> Disputes => State.Disputes;

    /// <summary>The disputes that are not resolved.</summary>
    public IEnumerable<Dispute> OpenDisputes => State.Disputes.Where(dispute => dispute.Resolution is null);

    /// <summary>Records a decision of the board. It fires no trigger.</summary>
    /// <param name="decision">The decision.</param>
    /// <exception cref="PartnershipRuleException">It is dated in the future.</exception>
    public void RecordDecision(BoardDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        Required(decision.Subject);
        Required(decision.Decision);
        Past(decision.At);
        Fact = State with { Decisions = State.Decisions.Add(decision) };
    }

    /// <summary>Records a dispute between partners. It blocks nothing; the board report shows it.</summary>
    /// <param name="subject">What it is about; unique among the open disputes.</param>
    /// <param name="between">The names of the partners: at least two.</param>
    /// <param name="at">When it was raised.</param>
    /// <exception cref="ArgumentException">Fewer than two partners are named.</exception>
    /// <exception cref="PartnershipRuleException">There is no such partner, such a dispute is open, or
    /// <paramref name="at"/> is in the future.</exception>
    public void RaiseDispute(string subject, IEnumerable<string> between, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(between);
        Required(subject);
        Past(at);
        string[] names = [.. between.Select(name => Whole.Members[name].Name).Distinct()];
        if (names.Length < 2)
            throw new ArgumentException("A dispute is between at least two partners.", nameof(between));

        if (OpenDisputes.Any(open => OrganisationName.AreEqual(open.Subject, subject)))
            throw new PartnershipRuleException(
                PartnershipRule.NameIsUnique, $"A dispute about {subject} is open in {Name} already.");

        Fact = State with { Disputes = State.Disputes.Add(new(subject, [.. names], at)) };
    }

    /// <summary>Records how an open dispute was resolved.</summary>
    /// <param name="subject">What it is about; case is ignored.</param>
    /// <param name="resolution">The outcome, who resolved it, and when.</param>
    /// <exception cref="PartnershipRuleException">No such dispute is open; who resolved it is one of the partners in
    /// dispute, or belongs to the same body; or the resolution is dated in the future.</exception>
    /// <exception cref="ArgumentException">It is dated before the dispute was raised.</exception>
    public void ResolveDispute(string subject, DisputeResolution resolution)
    {
        ArgumentNullException.ThrowIfNull(resolution);
        Required(subject);
        Required(resolution.Outcome);
        Required(resolution.ResolvedBy);
        Past(resolution.At);
        var dispute = OpenDisputes.FirstOrDefault(open => OrganisationName.AreEqual(open.Subject, subject))
            ?? throw new PartnershipRuleException(
                PartnershipRule.DisputeIsKnown, $"No dispute about {subject} is open in {Name}; raise it first.");
        if (resolution.At < dispute.RaisedAt)
            throw new ArgumentException("A dispute is not resolved before it is raised.", nameof(resolution));

        // A body that has merged into a partner in dispute is no longer independent of it.
        if (Whole.Members.FindAny(resolution.ResolvedBy) is { } resolver
            && dispute.Between.Exists(name => AreOneBody(name, resolver.Name)))
        {
            throw new PartnershipRuleException(
                PartnershipRule.ResolverIsIndependent,
                $"{resolver} cannot resolve the dispute about {dispute.Subject}: it is a party to it, or belongs to "
                    + "one.");
        }

        Fact = State with
        {
            Disputes = State.Disputes.Replace(dispute, dispute with { Resolution = resolution }),
        };
    }

    private bool AreOneBody(string partner, string other) =>
        OrganisationName.AreEqual(Whole.Members.BodyOf(partner), Whole.Members.BodyOf(other));
}
