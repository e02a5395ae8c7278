using System.Collections.Immutable;
using Lifecycle;
using Lifecycle.Partnerships;

namespace HealthPartnership;

/// <summary>The facts that a step of the story records, by section.</summary>
/// <remarks>
/// The properties have setters because source-generated JSON resets init-only properties that a file leaves out.
/// </remarks>
public sealed record Facts
{
    public Objective? Objective { get; set; }

    public ImmutableList<string> Deliverables { get; set; } = [];

    public string? Readiness { get; set; }

    public string? RegisterSearch { get; set; }

    public ImmutableList<Candidate> Partners { get; set; } = [];

    public ImmutableList<Talk> Engagements { get; set; } = [];

    public ImmutableList<Letter> Commitments { get; set; } = [];

    public ImmutableList<Share> Contributions { get; set; } = [];

    public ImmutableList<Check> DueDiligence { get; set; } = [];

    public JointAims? JointAims { get; set; }

    public ImmutableList<string> AcknowledgedBy { get; set; } = [];

    public Draft? Agreement { get; set; }

    public ImmutableList<Lifted> LiftedSignatures { get; set; } = [];

    public bool PoolsFunds { get; set; }

    public ImmutableList<string> SignedBy { get; set; } = [];

    public ImmutableList<Benefit> Benefits { get; set; } = [];

    public ImmutableList<Benefit> RedefinedBenefits { get; set; } = [];

    public ImmutableList<Actual> Actuals { get; set; } = [];

    public ImmutableList<Risk> Risks { get; set; } = [];

    public Governance? Governance { get; set; }

    public ImmutableList<Appointment> Appointments { get; set; } = [];

    public BoundarySpanner? BoundarySpanner { get; set; }

    public PublicAccountability? PublicAccountability { get; set; }

    public string? ResourceConfirmation { get; set; }

    public DeliveryPlan? Plan { get; set; }

    public MonitoringFramework? Monitoring { get; set; }

    public Evaluation? Review { get; set; }

    public Lesson? Learning { get; set; }

    public ImmutableList<WaiverRequest> Waivers { get; set; } = [];

    public string? DeclineJustification { get; set; }

    public ClosurePlan? ClosurePlan { get; set; }

    public Settlement? Settlement { get; set; }

    public Termination? Termination { get; set; }

    /// <summary>Records every section present, in an order that respects their dependencies.</summary>
    /// <returns>The names of the recorded sections.</returns>
    public IReadOnlyList<string> RecordIn(Partnership partnership, WaiverAuthority waivers, DateTimeOffset at)
    {
        var recorded = new List<string>();
        One("objective", Objective, objective =>
            partnership.StateObjective(objective.Statement, objective.ReasonNotToActAlone));
        Each("deliverables", Deliverables, partnership.AddDeliverable);
        One("readiness", Readiness, partnership.RecordReadiness);
        One("register search", RegisterSearch, partnership.RecordRegisterSearch);
        Each("partners", Partners, partner => partnership.AddPartner(partner.Name, partner.Sector, partner.PartOf));
        Each("engagements", Engagements, talk => partnership.RecordEngagement(talk.Partner, talk.What, at));
        Each("commitments", Commitments, letter => partnership.Commit(letter.Partner, letter.Reference, at));
        Each("contributions", Contributions, share =>
            partnership.RecordContribution(share.Partner, share.Resources, share.Role));
        Each("due diligence", DueDiligence, check =>
            partnership.RecordDueDiligence(check.Partner, check.Checks, check.ConflictsOfInterest));
        One("joint aims", JointAims, partnership.StateJointAims);
        Each("acknowledgements", AcknowledgedBy, partnership.AcknowledgeAims);
        Each("lifted signatures", LiftedSignatures, lifted =>
            partnership.LiftSignature(lifted.Version, lifted.Partner, lifted.Reason, at));
        Each("pooled funds", PoolsFunds ? [PoolsFunds] : Array.Empty<bool>(), partnership.PoolFunds);
        One("agreement", Agreement, draft => partnership.DraftAgreement(draft.Document, draft.Terms, at));
        Each("signatures", SignedBy, partner =>
            partnership.Sign(partnership.LatestAgreement?.Number ?? 0, partner, at));
        Each("benefits", Benefits, partnership.AddBenefit);
        Each("redefined benefits", RedefinedBenefits, partnership.RedefineBenefit);
        Each("actuals", Actuals, actual => partnership.RecordActual(actual.Benefit, new(actual.Value, actual.On)));
        Each("risks", Risks, partnership.AddRisk);
        One("governance", Governance, partnership.AdoptGovernance);
        Each("appointments", Appointments, appointment => partnership.Appoint(appointment.Role, appointment.Holder));
        One("boundary spanner", BoundarySpanner, partnership.AssignBoundarySpanner);
        One("public accountability", PublicAccountability, partnership.PublishAccountability);
        One("resource confirmation", ResourceConfirmation, partnership.ConfirmResources);
        One("plan", Plan, partnership.AdoptPlan);
        One("monitoring", Monitoring, partnership.AdoptMonitoring);
        One("review", Review, review =>
            partnership.RecordReview(
                new(review.Kind, review.Report, review.Outcome, at)
                {
                    Lessons = review.Lessons,
                    FutureOptions = review.FutureOptions,
                }));
        One("learning", Learning, learning => partnership.RecordLearning(learning.Reason, learning.What, at));
        Each("waivers", Waivers, request => waivers.Grant(partnership, request.Waiver, request.RequestedBy));
        One("decline justification", DeclineJustification, partnership.JustifyDecline);
        One("closure plan", ClosurePlan, partnership.AdoptClosurePlan);
        One("settlement", Settlement, partnership.RecordSettlement);
        One("termination", Termination, termination =>
            partnership.RecordTermination(termination.Document, termination.Reason));
        return recorded;

        void One<T>(string section, T? fact, Action<T> record)
            where T : class
        {
            if (fact is not null)
                Each(section, [fact], record);
        }

        void Each<T>(string section, IReadOnlyList<T> facts, Action<T> record)
        {
            foreach (var fact in facts)
                record(fact is null ? throw new BadInputException($"the section {section} contains null.") : fact);
            if (facts.Count > 0)
                recorded.Add(section);
        }
    }

    public sealed record WaiverRequest(
        string CriterionId,
        string GrantedBy,
        string Rationale,
        string RequestedBy,
        DateTimeOffset GrantedAt,
        DateTimeOffset? ExpiresAt = null)
    {
        public Waiver Waiver => new(CriterionId, GrantedBy, Rationale, GrantedAt, ExpiresAt);
    }

    public sealed record Candidate(string Name, Sector Sector, string? PartOf = null);

    public sealed record Talk(string Partner, string What);

    public sealed record Letter(string Partner, string Reference);

    public sealed record Share(string Partner, string Resources, string Role);

    public sealed record Check(string Partner, string Checks, string ConflictsOfInterest);

    public sealed record Draft(string Document, AgreementTerms Terms);

    public sealed record Lifted(int Version, string Partner, string Reason);

    public sealed record Actual(string Benefit, decimal Value, DateOnly On);

    public sealed record Evaluation(
        ReviewKind Kind,
        string Report,
        ReviewOutcome Outcome,
        string? Lessons = null,
        string? FutureOptions = null);

    public sealed record Lesson(string Reason, string What);
}
