namespace Lifecycle.Partnerships;

/// <summary>
/// Which entry criteria of the present stage of a partnership no longer hold: a licence lapsed, the board emptied, a
/// partner left. They flag and move nothing. Immutable.
/// </summary>
public sealed class StandingConditions
{
    private StandingConditions(PartnershipStage stage, IReadOnlyList<Lapse> lapses)
    {
        Stage = stage;
        Lapses = lapses;
    }

    /// <summary>The stage.</summary>
    public PartnershipStage Stage { get; }

    /// <summary>
    /// The criteria that do not hold and are not waived, in the order of the gate, each with when it was first noted
    /// (<see cref="Partnership.Note"/>).
    /// </summary>
    public IReadOnlyList<Lapse> Lapses { get; }

    /// <summary>Evaluates the entry criteria of the stage. Changes nothing.</summary>
    /// <param name="lifecycle">The definition, with the criteria that were added to it.</param>
    /// <param name="partnership">The partnership.</param>
    /// <param name="stage">The stage that it is in.</param>
    /// <param name="options">Clock and services; <see langword="null"/> for the clock of the partnership and the
    /// services of the instance it was last started or resumed in.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public static async ValueTask<StandingConditions> OfAsync(
        LifecycleDefinition<PartnershipStage, PartnershipTrigger, Partnership> lifecycle,
        Partnership partnership,
        PartnershipStage stage,
        InstanceOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lifecycle);
        ArgumentNullException.ThrowIfNull(partnership);
        options ??= new() { TimeProvider = partnership.Clock, Services = partnership.Services };
        if (EntryOf(stage) is not var (from, trigger))
            return new(stage, []);

        // A dry run of the entry from the stage before asks the criteria of the stage, beside those of the trigger.
        var instance = lifecycle.Resume(partnership, from, options: options);
        var report = await instance.EvaluateAsync(trigger, cancellationToken: cancellationToken).ConfigureAwait(false);
        var ids = Criteria(lifecycle.Graph.Stage(stage)).Select(criterion => criterion.Id).ToHashSet();
        var now = options.TimeProvider.GetUtcNow();
        return new(
            stage,
            [
                .. report.Lines
                    .Where(line => ids.Contains(line.Criterion.Id)
                        && line.Verdict is Verdict.Unmet or Verdict.Faulted)
                    .Select(line => new Lapse(
                        line.Criterion.Id,
                        line.Reason ?? line.Criterion.Title,
                        partnership.Record.Lapses.Find(known => known.CriterionId == line.Criterion.Id)?.Since ?? now)),
            ]);
    }

    private static (PartnershipStage From, PartnershipTrigger Trigger)? EntryOf(PartnershipStage stage) => stage switch
    {
        PartnershipStage.Development => (PartnershipStage.Preparation, PartnershipTrigger.BeginDevelopment),
        PartnershipStage.Implementation => (PartnershipStage.Development, PartnershipTrigger.ReachAgreement),
        PartnershipStage.Fulfilment => (PartnershipStage.Implementation, PartnershipTrigger.Launch),
        _ => null,
    };

    private static IEnumerable<CriterionDescription> Criteria(
        LifecycleStage<PartnershipStage, PartnershipTrigger>? stage)
    {
        for (; stage is not null; stage = stage.Superstage)
        {
            foreach (var criterion in stage.EntryCriteria)
                yield return criterion;
        }
    }
}
