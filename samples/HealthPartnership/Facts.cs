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

    public ImmutableList<Identity> Identifiers { get; set; } = [];

    public CollaborationKind? Kind { get; set; }

    public ImmutableList<IssueTag> Issues { get; set; } = [];

    public ImmutableList<PolicyDocument> PolicyDrivers { get; set; } = [];

    public ImmutableList<Talk> Engagements { get; set; } = [];

    public ImmutableList<Letter> Commitments { get; set; } = [];

    public ImmutableList<Share> Contributions { get; set; } = [];

    public ImmutableList<Check> DueDiligence { get; set; } = [];

    public JointAims? JointAims { get; set; }

    public ImmutableList<string> AcknowledgedBy { get; set; } = [];

    public Draft? Agreement { get; set; }

    public LaterEnd? Extension { get; set; }

    public string? WithdrawnDraft { get; set; }

    public ImmutableList<Lifted> LiftedSignatures { get; set; } = [];

    public bool PoolsFunds { get; set; }

    public ImmutableList<string> SignedBy { get; set; } = [];

    public ImmutableList<Benefit> Benefits { get; set; } = [];

    public ImmutableList<Benefit> RedefinedBenefits { get; set; } = [];

    public ImmutableList<Explained> Explanations { get; set; } = [];

    public ImmutableList<Actual> Actuals { get; set; } = [];

    public ImmutableList<Risk> Risks { get; set; } = [];

    public ImmutableList<RiskUpdate> RiskUpdates { get; set; } = [];

    public ImmutableList<Rating> CommitmentRatings { get; set; } = [];

    public ImmutableList<Notice> Notices { get; set; } = [];

    public ImmutableList<string> NoticesCalledOff { get; set; } = [];

    public ImmutableList<string> Withdrawals { get; set; } = [];

    public ImmutableList<string> Declined { get; set; } = [];

    public ImmutableList<string> InvitedAgain { get; set; } = [];

    public ImmutableList<Breach> Breaches { get; set; } = [];

    public ImmutableList<string> RemediedBreaches { get; set; } = [];

    public ImmutableList<Removal> Removals { get; set; } = [];

    public ImmutableList<Renaming> Renamed { get; set; } = [];

    public ImmutableList<Successor> Successors { get; set; } = [];

    public ImmutableList<Merger> Mergers { get; set; } = [];

    public TermsOfReference? Governance { get; set; }

    public ImmutableList<Appointment> Dismissals { get; set; } = [];

    public ImmutableList<Appointment> Appointments { get; set; } = [];

    public BoundarySpanner? BoundarySpanner { get; set; }

    public string? TimeZone { get; set; }

    public ImmutableList<Decision> Decisions { get; set; } = [];

    public ImmutableList<Conflict> Disputes { get; set; } = [];

    public ImmutableList<Resolved> ResolvedDisputes { get; set; } = [];

    public PublicAccountability? PublicAccountability { get; set; }

    public string? ResourceConfirmation { get; set; }

    public DeliveryPlan? Plan { get; set; }

    public ImmutableList<Milestone> MilestonesReached { get; set; } = [];

    public MonitoringFramework? Monitoring { get; set; }

    public Evaluation? Review { get; set; }

    public Lesson? Learning { get; set; }

    public ImmutableList<WaiverRequest> Waivers { get; set; } = [];

    public ImmutableList<RevokedWaiver> RevokedWaivers { get; set; } = [];

    public string? DeclineJustification { get; set; }

    public ClosurePlan? ClosurePlan { get; set; }

    public Settlement? Settlement { get; set; }

    public Termination? Termination { get; set; }

    /// <summary>Records every section present, in an order that respects their dependencies.</summary>
    /// <param name="partnership">The partnership.</param>
    /// <param name="waivers">Grants and revokes waivers.</param>
    /// <param name="at">When the facts are recorded.</param>
    /// <param name="by">Who records them; <see langword="null"/> if not named.</param>
    /// <returns>The names of the recorded sections.</returns>
    public IReadOnlyList<string> RecordIn(
        Partnership partnership, WaiverAuthority waivers, DateTimeOffset at, string? by)
    {
        var recorded = new List<string>();
        One("time zone", TimeZone, partnership.StateTimeZone);
        One("objective", Objective, objective =>
            partnership.StateObjective(objective.Statement, objective.ReasonNotToActAlone));
        Each("deliverables", Deliverables, partnership.AddDeliverable);
        One("readiness", Readiness, partnership.RecordReadiness);
        One("register search", RegisterSearch, partnership.RecordRegisterSearch);
        Each("partners", Partners, partner => partnership.Members.Add(partner.Name, partner.Sector, partner.PartOf));
        Each("identifiers", Identifiers, identity => partnership.Members.Identify(identity.Partner, identity.Id));
        Each("kind", Kind is { } kind ? [kind] : Array.Empty<CollaborationKind>(), partnership.Label);
        Each("issues", Issues, issue => partnership.TagIssue(issue.Issue, issue.LinkedTo));
        Each("policy drivers", PolicyDrivers, partnership.NamePolicyDriver);
        Each("engagements", Engagements, talk => partnership.Members.RecordEngagement(talk.Partner, talk.What, at, by));
        Each("commitments", Commitments, letter =>
            partnership.Members.Commit(letter.Partner, letter.Reference, at, by));
        Each("contributions", Contributions, share =>
            partnership.Members.RecordContribution(share.Partner, share.Resources, share.Role, share.Amount));
        Each("due diligence", DueDiligence, check =>
            partnership.Members.RecordDueDiligence(check.Partner, check.Checks, check.ConflictsOfInterest));
        One("joint aims", JointAims, partnership.StateJointAims);
        Each("acknowledgements", AcknowledgedBy, partnership.Members.AcknowledgeAims);
        Each("lifted signatures", LiftedSignatures, lifted =>
            partnership.Agreement.LiftSignature(lifted.Version, lifted.Partner, lifted.Reason, at));
        Each("pooled funds", PoolsFunds ? [PoolsFunds] : Array.Empty<bool>(), partnership.PoolFunds);
        One("withdrawn draft", WithdrawnDraft, reason => partnership.Agreement.WithdrawDraft(reason, at));
        One("agreement", Agreement, draft => partnership.Agreement.Draft(draft.Document, draft.Terms, at));
        One("extension", Extension, extension =>
            partnership.Agreement.DraftExtension(extension.Document, extension.End, at));
        RecordMembers(partnership, at, by, recorded);
        Each("signatures", SignedBy, partner =>
            partnership.Agreement.Sign(partnership.Agreement.Latest?.Number ?? 0, partner, at));
        Each("benefits", Benefits, partnership.Benefits.Add);
        Each("redefined benefits", RedefinedBenefits, partnership.Benefits.Redefine);
        Each("actuals", Actuals, actual => partnership.Benefits.Record(actual.Benefit, new(actual.Value, actual.On)));
        Each("explanations", Explanations, each => partnership.Benefits.Explain(each.Benefit, each.Reason));
        Each("risks", Risks, partnership.Risks.Add);
        Each("risk updates", RiskUpdates, update => partnership.Risks.Update(update.Description, update.Status));
        Each("commitment ratings", CommitmentRatings, each =>
            partnership.Members.RateCommitment(each.Partner, each.Value));
        One("governance", Governance, partnership.Governance.Adopt);
        Each("dismissals", Dismissals, each => partnership.Governance.Dismiss(each.Role, each.Holder));
        Each("appointments", Appointments, appointment =>
            partnership.Governance.Appoint(appointment.Role, appointment.Holder));
        One("boundary spanner", BoundarySpanner, partnership.Governance.AssignBoundarySpanner);
        Each("decisions", Decisions, each => partnership.Governance.RecordDecision(
            new(each.Subject, each.What, at) { Vote = each.Vote, Document = each.Document }));
        Each("disputes", Disputes, each => partnership.Governance.RaiseDispute(each.Subject, each.Between, at));
        Each("resolved disputes", ResolvedDisputes, each =>
            partnership.Governance.ResolveDispute(each.Subject, new(each.Outcome, each.By, at)));
        One("public accountability", PublicAccountability, partnership.Governance.PublishAccountability);
        One("resource confirmation", ResourceConfirmation, partnership.ConfirmResources);
        One("plan", Plan, partnership.AdoptPlan);
        Each("milestones reached", MilestonesReached, each =>
            partnership.ReachMilestone(each.Name, each.ReachedOn ?? each.By));
        One("monitoring", Monitoring, partnership.AdoptMonitoring);
        One("review", Review, review =>
            partnership.Reviews.Record(
                new(review.Kind, review.Report, review.Outcome, at)
                {
                    Scores = review.Scores ?? ImmutableDictionary<string, int>.Empty,
                    Lessons = review.Lessons,
                    FutureOptions = review.FutureOptions,
                }));
        One("learning", Learning, learning => partnership.Reviews.RecordLearning(learning.Reason, learning.What, at));
        Each("waivers", Waivers, request => waivers.Grant(partnership, request.Waiver, request.RequestedBy));
        Each("revoked waivers", RevokedWaivers, each =>
            waivers.Revoke(partnership, each.CriterionId, each.RevokedBy, each.Reason, at));
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

        void Each<T>(string section, IReadOnlyList<T> facts, Action<T> record) =>
            RecordEach(recorded, section, facts, record);
    }

    /// <summary>Records how partners leave, come back, and change.</summary>
    private void RecordMembers(Partnership partnership, DateTimeOffset at, string? by, List<string> recorded)
    {
        Each("notices", Notices, notice =>
            partnership.Members.GiveNotice(notice.Partner, new(notice.Reason, notice.EndsAt), at, by));
        Each("notices called off", NoticesCalledOff, name => partnership.Members.CallOffNotice(name, at, by));
        Each("withdrawals", Withdrawals, name => partnership.Members.Withdraw(name, at, by));
        Each("declined", Declined, name => partnership.Members.Decline(name, at, by));
        Each("invited again", InvitedAgain, name => partnership.Members.InviteAgain(name, at, by));
        Each("breaches", Breaches, breach =>
            partnership.Members.DeclareBreach(breach.Partner, breach.What, breach.Days, by));
        Each("remedied breaches", RemediedBreaches, name => partnership.Members.RemedyBreach(name, at, by));
        Each("removals", Removals, removal => partnership.Members.Remove(removal.Partner, removal.Decision, by));
        Each("renamed", Renamed, renamed => partnership.Members.Rename(renamed.Partner, renamed.Name, at, by));
        Each("successors", Successors, successor => partnership.Members.Succeed(
            successor.Partner, new(successor.Name, successor.Document) { ExternalId = successor.Id }, at, by));
        Each("mergers", Mergers, merger => partnership.Members.Merge(
            merger.Partner, new(merger.Into, merger.Document), at, by));

        void Each<T>(string section, IReadOnlyList<T> facts, Action<T> record) =>
            RecordEach(recorded, section, facts, record);
    }

    private static void RecordEach<T>(
        List<string> recorded, string section, IReadOnlyList<T> facts, Action<T> record)
    {
        foreach (var fact in facts)
            record(fact is null ? throw new BadInputException($"the section {section} contains null.") : fact);
        if (facts.Count > 0)
            recorded.Add(section);
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

    public sealed record Share(string Partner, string Resources, string Role, Money? Amount = null);

    public sealed record Check(string Partner, string Checks, string ConflictsOfInterest);

    public sealed record Draft(string Document, AgreementTerms Terms);

    public sealed record Decision(string Subject, string What, string? Vote = null, string? Document = null);

    public sealed record Conflict(string Subject, ImmutableList<string> Between);

    public sealed record Resolved(string Subject, string Outcome, string By);

    public sealed record Identity(string Partner, string Id);

    public sealed record LaterEnd(string Document, DateOnly End);

    public sealed record Explained(string Benefit, string Reason);

    public sealed record RiskUpdate(string Description, RiskStatus Status);

    public sealed record Rating(string Partner, int Value);

    public sealed record Notice(string Partner, string Reason, DateTimeOffset EndsAt);

    public sealed record Breach(string Partner, string What, int Days);

    public sealed record Removal(string Partner, RemovalDecision Decision);

    public sealed record Renaming(string Partner, string Name);

    public sealed record Successor(string Partner, string Name, string Document, string? Id = null);

    public sealed record Merger(string Partner, string Into, string Document);

    public sealed record RevokedWaiver(string CriterionId, string RevokedBy, string Reason);

    public sealed record Lifted(int Version, string Partner, string Reason);

    public sealed record Actual(string Benefit, decimal Value, DateOnly On);

    public sealed record Evaluation(
        ReviewKind Kind,
        string Report,
        ReviewOutcome Outcome,
        string? Lessons = null,
        string? FutureOptions = null,
        ImmutableDictionary<string, int>? Scores = null);

    public sealed record Lesson(string Reason, string What);
}
