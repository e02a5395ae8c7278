namespace Lifecycle.Partnerships;

/// <summary>Collects what a board report says.</summary>
internal sealed class BoardReportBuilder(
    LifecycleDefinition<PartnershipStage, PartnershipTrigger, Partnership> lifecycle,
    LifecycleInstance<PartnershipStage, PartnershipTrigger, Partnership> instance,
    DateTimeOffset now,
    PortfolioOptions options)
{
    private const int EndIsNear = 90;
    private const int HighRisk = 12;
    private const int SevereRisk = 20;

    private readonly Partnership _partnership = instance.Subject;
    private readonly List<BoardReason> _reasons = [];

    public async ValueTask<BoardReport> BuildAsync(CancellationToken cancellationToken)
    {
        var hasEnded = instance.IsTerminated;
        var items = hasEnded ? [] : DueItems.Of(_partnership, now).OrderBy(item => item.By).ToArray();
        var overdue = items.Where(IsOverdue).ToArray();
        var benefits = _partnership.Benefits.Select(Standing).ToArray();
        var risks = _partnership.Risks
            .Where(risk => risk.Status != RiskStatus.Closed)
            .OrderByDescending(risk => risk.Likelihood * risk.Impact)
            .ToArray();
        if (!hasEnded)
        {
            NoteAgreement();
            await NoteLapsesAsync(cancellationToken).ConfigureAwait(false);
            NotePartners();
            NoteRegisters(overdue, benefits, risks);
        }

        return new()
        {
            Partnership = _partnership.Name,
            At = now,
            Stage = instance.Stage,
            Since = _partnership.StageEnteredAt,
            Cycle = _partnership.Cycle,
            AgreementEnds = _partnership.Agreement.Term?.End,
            Reasons = [.. _reasons.OrderByDescending(reason => reason.Rating)],
            Gates = await GatesAsync(cancellationToken).ConfigureAwait(false),
            Overdue = overdue,
            Due = [.. items.Where(item => !IsOverdue(item) && item.By - now <= options.Horizon)],
            Benefits = benefits,
            Risks = risks,
            Partners = [.. _partnership.Members.Where(partner => !partner.HasLeft).Select(Describe)],
            Waivers = hasEnded ? [] : [.. Waivers()],
        };
    }

    /// <summary>An item is due until the end of its day.</summary>
    private bool IsOverdue(DueItem item) => _partnership.Clock.DayOf(item.By) < _partnership.Clock.DayOf(now);

    private async ValueTask<IReadOnlyList<BoardGate>> GatesAsync(CancellationToken cancellationToken)
    {
        // Evaluated as the manager, so that ROL-01 does not block merely because of who makes the report.
        var manager = _partnership.Governance.HoldersOf(PartnershipRole.Manager).FirstOrDefault()
            ?? _partnership.Governance.HoldersOf(PartnershipRole.Sponsor).FirstOrDefault();
        List<BoardGate> gates = [];
        foreach (var trigger in AheadOf(instance.Stage).Where(instance.Permits))
        {
            var report = await instance
                .EvaluateAsync(trigger, new() { Actor = manager }, cancellationToken)
                .ConfigureAwait(false);
            gates.Add(new(
                trigger,
                report.To ?? "",
                [
                    .. report.Blocking.Select(line =>
                        $"{line.Criterion.Id} {line.Criterion.Title}. {line.Reason}"),
                ]));
        }

        return gates;
    }

    private static PartnershipTrigger[] AheadOf(PartnershipStage stage) =>
        stage == PartnershipStage.Fulfilment
            ? [PartnershipTrigger.StartNewCycle, PartnershipTrigger.BeginClosure]
            : stage.NextTrigger() is { } next ? [next] : [];

    private void Add(BoardRating rating, string text) => _reasons.Add(new(rating, text));

    private void NoteAgreement()
    {
        var today = _partnership.Clock.DayOf(now);
        if (_partnership.Agreement.Term?.End is { } end)
        {
            if (end < today)
                Add(BoardRating.Red, $"The agreement expired: its last day was {end.Day()}.");
            else if (end.DayNumber - today.DayNumber is <= EndIsNear and var days)
                Add(BoardRating.Amber, $"The agreement ends on {end.Day()}, in {days} days.");
        }

        if (_partnership.Agreement.InForce is not null && _partnership.Members.IndependentParties < 2)
            Add(BoardRating.Red, "Fewer than two independent parties are left.");
        if (_partnership.Suspension is { } suspension)
            Add(BoardRating.Amber, $"The partnership is suspended: {suspension.Reason?.TrimEnd('.')}.");
        if (Activity.IsDormant(_partnership, now, options.DormantAfter))
            Add(BoardRating.Amber, "The partnership is dormant: a review or report is overdue, and nothing happens.");
    }

    private async ValueTask NoteLapsesAsync(CancellationToken cancellationToken)
    {
        var standing = await StandingConditions
            .OfAsync(
                lifecycle,
                _partnership,
                instance.Stage,
                options: null,
                cancellationToken)
            .ConfigureAwait(false);
        foreach (var lapse in standing.Lapses)
        {
            var isMandatory = lifecycle.Graph.Criteria.Any(criterion =>
                criterion.Id == lapse.CriterionId && criterion.Severity == Severity.Mandatory);
            Add(
                isMandatory ? BoardRating.Red : BoardRating.Amber,
                $"{lapse.CriterionId} no longer holds: {lapse.Reason}");
        }
    }

    private void NotePartners()
    {
        foreach (var partner in _partnership.Members)
        {
            if (partner is { Stage: MembershipStage.OnNotice, Notice: { } notice })
                Add(BoardRating.Amber, $"{partner} is on notice until {notice.EndsAt.Day()}.");
            else if (partner.Breach is { } breach)
                Add(BoardRating.Amber, $"{partner} is in breach, and has until {breach.RemedyBy.Day()} to remedy it.");
        }
    }

    private void NoteRegisters(DueItem[] overdue, BoardBenefit[] benefits, Risk[] risks)
    {
        if (overdue.Length > 0)
            Add(BoardRating.Amber, $"{overdue.Length} {(overdue.Length == 1 ? "item is" : "items are")} overdue.");
        foreach (var dispute in _partnership.Governance.OpenDisputes)
            Add(
                BoardRating.Amber,
                $"A dispute is open between {Enumeration.Of(dispute.Between)}: {dispute.Subject.TrimEnd('.')}.");

        foreach (var waiver in _partnership.ExpiredWaivers(now))
            Add(BoardRating.Amber, $"The waiver of {waiver.CriterionId} has expired.");
        foreach (var benefit in benefits.Where(benefit => benefit.HasMissedTarget))
            Add(BoardRating.Amber, $"{benefit.Name} has missed its target.");
        foreach (var risk in risks.Where(risk => !risk.IsOpportunity && risk.Score >= HighRisk))
            Add(
                risk.Likelihood * risk.Impact >= SevereRisk ? BoardRating.Red : BoardRating.Amber,
                $"A risk scores {risk.Likelihood * risk.Impact}: {risk.Description.TrimEnd('.')}.");
    }

    private BoardBenefit Standing(Benefit benefit)
    {
        var latest = benefit.Actuals.OrderBy(actual => actual.On).LastOrDefault();
        var isReached = latest is not null
            && benefit.Target is { } target
            && (benefit.Direction == BenefitDirection.Increase
                ? latest.Value >= target.Value
                : latest.Value <= target.Value);
        return new(
            benefit.Name,
            benefit.Measure.Unit,
            latest,
            benefit.Target,
            benefit.Progress,
            benefit.Target?.On < _partnership.Clock.DayOf(now) && !isReached && benefit.Explanation is null);
    }

    private static string Describe(Partner partner) =>
        $"{partner}: {partner.Stage}"
        + (partner is { Stage: MembershipStage.OnNotice, Notice: { } notice } ? $" until {notice.EndsAt.Day()}" : "")
        + (partner.Breach is { } breach ? $", to be remedied by {breach.RemedyBy.Day()}" : "");

    private IEnumerable<string> Waivers()
    {
        foreach (var granted in _partnership.Waivers.Where(granted => granted.IsInForce(now)))
            yield return $"{granted.CriterionId} is waived by {granted.GrantedBy}"
                + $" at the request of {granted.RequestedBy}"
                + (granted.ExpiresAt is { } end ? $" until {end.Day()}" : "")
                + $": {granted.Rationale}";
        foreach (var waiver in _partnership.ExpiredWaivers(now))
            yield return $"The waiver of {waiver.CriterionId} expired on {waiver.ExpiresAt.Day()}.";
    }
}
