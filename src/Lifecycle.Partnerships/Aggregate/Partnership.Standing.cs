using System.Collections.Immutable;
using static Lifecycle.Partnerships.Argument;

namespace Lifecycle.Partnerships;

/// <content>Entering a partnership at its stage, and what no longer holds there.</content>
public sealed partial class Partnership
{
    /// <inheritdoc cref="PartnershipRecord.Imported"/>
    public ImportedStage? Imported => Record.Imported;

    /// <inheritdoc cref="PartnershipRecord.Lapses"/>
    public IReadOnlyList<Lapse> Lapses => Record.Lapses;

    /// <summary>
    /// Enters an existing partnership at the stage it is in. Record first what is known of it; nothing is invented, and
    /// the standing conditions tell what evidence is missing. A version of the agreement that its parties have
    /// signed is in force. Then resume the lifecycle in the stage.
    /// </summary>
    /// <param name="stage">Preparation, Development, Implementation, Fulfilment or Closing.</param>
    /// <param name="since">Since when the partnership has been in the stage.</param>
    /// <param name="reason">Why it is entered there.</param>
    /// <exception cref="PartnershipRuleException">The partnership has moved already, the stage is none of these, or
    /// <paramref name="since"/> is in the future.</exception>
    /// <example>
    /// <code>
    /// partnership.Import(PartnershipStage.Fulfilment, since, "It has run since 2002 without a written agreement.");
    /// var instance = lifecycle.Resume(partnership, PartnershipStage.Fulfilment);
    /// </code>
    /// </example>
    public void Import(PartnershipStage stage, DateTimeOffset since, string reason)
    {
        Required(reason);
        Past(since);
        if (Record.StageEnteredAt is not null
            || Defined(stage)
                is PartnershipStage.Suspended
                    or PartnershipStage.InForce
                    or PartnershipStage.Concluded
                    or PartnershipStage.Dissolved
                    or PartnershipStage.NotPursued)
        {
            throw new PartnershipRuleException(
                PartnershipRule.StageCanBeImported,
                $"{Name} cannot be entered in {stage}: only a partnership that has not moved yet can, in Preparation, "
                    + "Development, Implementation, Fulfilment or Closing.");
        }

        Fact = Record with
        {
            Imported = new(stage, since, reason, Now, Recorder),
            Stage = stage,
            StageEnteredAt = since,
        };
        if (stage is PartnershipStage.Implementation or PartnershipStage.Fulfilment
            && Agreement.Latest is { } latest
            && Agreement.IsSignedByAll(latest))
        {
            Agreement.BringIntoForce(latest, since < latest.DraftedAt ? latest.DraftedAt : since);
            Benefits.Fix(areFixed: true);
        }
    }

    /// <summary>
    /// Notes which entry criteria of the stage no longer hold. A criterion that did not hold before keeps the time of
    /// the first note; one that holds again is taken off.
    /// </summary>
    /// <param name="lapses">What standing conditions found: each criterion, why it does not hold, and since
    /// when.</param>
    /// <exception cref="ArgumentException">An id or a reason is blank.</exception>
    /// <exception cref="PartnershipRuleException">One is dated in the future.</exception>
    public void Note(IEnumerable<Lapse> lapses)
    {
        ArgumentNullException.ThrowIfNull(lapses);
        ImmutableList<Lapse> noted = [.. lapses];
        foreach (var lapse in noted)
        {
            ArgumentNullException.ThrowIfNull(lapse, nameof(lapses));
            Required(lapse.CriterionId, nameof(lapses));
            Required(lapse.Reason, nameof(lapses));
            Past(lapse.Since);
        }

        Fact = Record with { Lapses = noted };
    }
}
