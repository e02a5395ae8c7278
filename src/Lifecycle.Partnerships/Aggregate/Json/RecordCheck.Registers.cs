namespace Lifecycle.Partnerships;

/// <content>Checks the registers and the texts.</content>
internal static partial class RecordCheck
{
    private static void CheckRegisters(Partnership partnership)
    {
        var record = partnership.Record;
        foreach (var risk in record.Risks)
        {
            Require(
                Enum.IsDefined(risk.Category)
                    && Enum.IsDefined(risk.Status)
                    && risk.Likelihood is >= 1 and <= 5
                    && risk.Impact is >= 1 and <= 5
                    && AreTexts(risk.Description, risk.Owner),
                $"its risk '{risk.Description}' is not described or owned, or its category, status, likelihood or "
                    + "impact is out of range");
        }

        Require(
            record.Appointments.TrueForAll(appointment =>
                Enum.IsDefined(appointment.Role) && AreTexts(appointment.Holder)
                && !(appointment.Until < appointment.Since)),
            "one of its roles is not defined, has no holder, or ended before it began");
        Require(
            record.Reviews.TrueForAll(review =>
                Enum.IsDefined(review.Kind)
                && Enum.IsDefined(review.Outcome)
                && AreTexts(review.Report)
                && review.Scores.All(score =>
                    score.Value is >= 1 and <= 5 && partnership.Members.FindAny(score.Key) is not null)),
            "one of its reviews has no report, or its kind, its outcome, a score or a scored partner is not possible");
        Require(
            record.BoundarySpanners.TrueForAll(spanner =>
                AreTexts(spanner.Name)
                && spanner.Links.TrueForAll(link => partnership.Members.FindAny(link) is not null)),
            "one of its boundary spanners has no name, or links an organisation that is not a partner");
        Require(
            record.Decisions.TrueForAll(decision => AreTexts(decision.Subject, decision.Decision)),
            "one of the decisions of its board is blank");
        Require(
            record.Disputes.TrueForAll(dispute =>
                AreTexts(dispute.Subject)
                && dispute.Between.Count >= 2
                && dispute.Between.TrueForAll(name => partnership.Members.FindAny(name) is not null)
                && (dispute.Resolution is not { } resolution
                    || AreTexts(resolution.Outcome, resolution.ResolvedBy) && resolution.At >= dispute.RaisedAt)),
            "one of its disputes has no subject, is not between partners, or was resolved before it was raised");
        Require(
            record.Waivers.TrueForAll(granted =>
                AreTexts(granted.CriterionId, granted.GrantedBy, granted.Rationale, granted.RequestedBy)
                && !(granted.ExpiresAt <= granted.GrantedAt)
                && (granted.Revocation is not { } revocation || AreTexts(revocation.By, revocation.Reason))),
            "one of its waivers has no criterion, approver, requester or rationale, expires before it begins, or was "
                + "revoked without a reason");
        Require(
            record.Changes.TrueForAll(change => AreTexts(change.What) && change.At != default)
                && record.Lapses.TrueForAll(lapse => AreTexts(lapse.CriterionId, lapse.Reason)),
            "one of its changes or lapses has no name, time or reason");
    }

    private static void CheckBenefits(Partnership partnership)
    {
        var record = partnership.Record;
        foreach (var benefit in record.Benefits)
        {
            Require(IsNormalised(benefit.Name), $"the name of its benefit '{benefit.Name}' is not normalised");
            Require(
                Enum.IsDefined(benefit.Direction)
                    && benefit.ActualsBefore >= 0
                    && benefit.ActualsBefore <= benefit.Actuals.Count
                    && benefit.Earlier
                        .Select(series => series.Measure)
                        .Prepend(benefit.Measure)
                        .All(measure => IsPossible(measure, partnership)),
                $"its benefit '{benefit.Name}' has no measure, or one that is not possible");
        }

        Require(AreUnique(record.Benefits.Select(benefit => benefit.Name)), "two of its benefits have the same name");
    }

    private static bool IsPossible(BenefitMeasure? measure, Partnership partnership) =>
        measure is not null
        && AreTexts(measure.What, measure.Unit)
        && (measure is not RiskShareMeasure risk
            || (risk.Shares is not null
                && RiskShareMeasure.AreComplete(risk.Shares)
                && risk.Shares.Keys.All(owner => partnership.Members.FindAny(owner) is not null)));

    /// <summary>Checks that no document or text is blank.</summary>
    private static void CheckTexts(PartnershipRecord record)
    {
        Require(
            AreTexts(
            [
                .. record.Deliverables,
                .. record.Issues.SelectMany(issue => issue.LinkedTo.Prepend(issue.Issue)),
                .. record.PolicyDrivers.SelectMany(policy => new[] { policy.Issuer, policy.Title }),
                .. record.Learnings.SelectMany(learning => new[] { learning.Reason, learning.Lesson }),
                .. record.ReviewCalls.Select(call => call.Reason),
                .. record.Partners.SelectMany(partner => partner.Engagements).Select(engagement => engagement.What),
                .. record.Plan?.Milestones.Select(milestone => milestone.Name) ?? [],
                .. record.Plan?.SuccessMeasures ?? [],
                .. record.Monitoring?.Indicators ?? [],
            ]),
            "one of its entries is blank");
        Require(
            AreTextsOrMissing(
            [
                record.Readiness,
                record.RegisterSearch,
                record.ResourceConfirmation,
                record.DeclineJustification,
            ])
                && (record.Objective is not { } objective
                    || AreTexts(objective.Statement, objective.ReasonNotToActAlone))
                && (record.JointAims is not { } aims || AreTexts(aims.Statement))
                && (record.Termination is not { } termination || AreTexts(termination.Document, termination.Reason)),
            "one of its documents is blank");
        Require(
            record.Partners.TrueForAll(partner =>
                (partner.Contribution is not { } contribution || AreTexts(contribution.Resources, contribution.Role))
                && (partner.DueDiligence is not { } checks || AreTexts(checks.Checks, checks.ConflictsOfInterest))),
            "a contribution or the due diligence of one of its partners is blank");
    }
}
