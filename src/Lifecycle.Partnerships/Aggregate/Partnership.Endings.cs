using static Lifecycle.Partnerships.Argument;

namespace Lifecycle.Partnerships;

/// <content>How the partnership ends.</content>
public sealed partial class Partnership
{
    /// <inheritdoc cref="PartnershipRecord.DeclineJustification"/>
    public string? DeclineJustification => Record.DeclineJustification;

    /// <inheritdoc cref="PartnershipRecord.ClosurePlan"/>
    public ClosurePlan? ClosurePlan => Record.ClosurePlan;

    /// <inheritdoc cref="PartnershipRecord.Settlement"/>
    public Settlement? Settlement => Record.Settlement;

    /// <inheritdoc cref="PartnershipRecord.Termination"/>
    public Termination? Termination => Record.Termination;

    /// <inheritdoc cref="PartnershipRecord.EarlierPapers"/>
    public IReadOnlyList<ClosingPapers> EarlierPapers => Record.EarlierPapers;

    /// <summary>The reviews recorded since work last began or went on. Earlier ones do not review its end.</summary>
    internal IEnumerable<Review> ReviewsOfThisAttempt => Record.Reviews.Skip(Record.ReviewsBeforeAttempt);

    /// <summary>
    /// Puts the papers of an ending that did not come about on record, so that the next one has its own.
    /// </summary>
    internal void SetPapersAside(DateTimeOffset at)
    {
        var papers = new ClosingPapers(Record.Cycle, at)
        {
            DeclineJustification = Record.DeclineJustification,
            ClosurePlan = Record.ClosurePlan,
            Settlement = Record.Settlement,
            Termination = Record.Termination,
        };
        Record = Record with
        {
            ReviewsBeforeAttempt = Record.Reviews.Count,
            EarlierPapers =
                papers == new ClosingPapers(Record.Cycle, at)
                    ? Record.EarlierPapers
                    : Record.EarlierPapers.Add(papers),
            DeclineJustification = null,
            ClosurePlan = null,
            Settlement = null,
            Termination = null,
        };
    }

    /// <summary>Records why the partnership is not pursued.</summary>
    /// <param name="justification">The justification.</param>
    public void JustifyDecline(string justification) =>
        Fact = Record with { DeclineJustification = Required(justification) };

    /// <summary>Adopts the plan for winding the partnership up.</summary>
    /// <param name="plan">The plan.</param>
    public void AdoptClosurePlan(ClosurePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Fact = Record with { ClosurePlan = plan };
    }

    /// <summary>Records how shared assets, funds and liabilities were settled.</summary>
    /// <param name="settlement">The settlement.</param>
    public void RecordSettlement(Settlement settlement)
    {
        ArgumentNullException.ThrowIfNull(settlement);
        Fact = Record with { Settlement = settlement };
    }

    /// <summary>Records the document that ends the partnership early.</summary>
    /// <param name="document">The reference of the document.</param>
    /// <param name="reason">Why the partnership ends.</param>
    public void RecordTermination(string document, string reason) =>
        Fact = Record with { Termination = new(Required(document), Required(reason)) };
}
