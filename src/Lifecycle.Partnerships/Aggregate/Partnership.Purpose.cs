using static Lifecycle.Partnerships.Argument;

namespace Lifecycle.Partnerships;

/// <content>What the partnership is for.</content>
public sealed partial class Partnership
{
    /// <inheritdoc cref="PartnershipRecord.Objective"/>
    public Objective? Objective => Record.Objective;

    /// <inheritdoc cref="PartnershipRecord.Kind"/>
    public CollaborationKind Kind => Record.Kind;

    /// <inheritdoc cref="PartnershipRecord.Issues"/>
    public IReadOnlyList<IssueTag> Issues => Record.Issues;

    /// <inheritdoc cref="PartnershipRecord.PolicyDrivers"/>
    public IReadOnlyList<PolicyDocument> PolicyDrivers => Record.PolicyDrivers;

    /// <inheritdoc cref="PartnershipRecord.PoolsFunds"/>
    public bool PoolsFunds => Record.PoolsFunds;

    /// <inheritdoc cref="PartnershipRecord.Deliverables"/>
    public IReadOnlyList<string> Deliverables => Record.Deliverables;

    /// <inheritdoc cref="PartnershipRecord.Readiness"/>
    public string? Readiness => Record.Readiness;

    /// <inheritdoc cref="PartnershipRecord.RegisterSearch"/>
    public string? RegisterSearch => Record.RegisterSearch;

    /// <inheritdoc cref="PartnershipRecord.JointAims"/>
    public JointAims? JointAims => Record.JointAims;

    /// <summary>States the objective, or replaces it.</summary>
    /// <param name="statement">The objective.</param>
    /// <param name="reasonNotToActAlone">Why one organisation cannot achieve the objective alone.</param>
    public void StateObjective(string statement, string reasonNotToActAlone) =>
        Fact = Record with { Objective = new(Required(statement), Required(reasonNotToActAlone)) };

    /// <summary>Sets what the partnership calls itself. The label has no effect on the lifecycle.</summary>
    /// <param name="kind">The kind.</param>
    public void Label(CollaborationKind kind) => Fact = Record with { Kind = Defined(kind) };

    /// <summary>Tags the partnership with an issue that it works on.</summary>
    /// <param name="issue">The issue.</param>
    /// <param name="linkedTo">The issues that it is linked to.</param>
    public void TagIssue(string issue, params IEnumerable<string> linkedTo) =>
        Fact = Record with
        {
            Issues = Record.Issues.Add(
                new(Required(issue), [.. linkedTo.Select(other => Required(other, nameof(linkedTo)))])),
        };

    /// <summary>Adds a policy document that drives the partnership.</summary>
    /// <param name="document">The document, for example one of
    /// <see cref="PartnershipReference.PolicyDocuments"/>.</param>
    public void NamePolicyDriver(PolicyDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        Required(document.Issuer);
        Required(document.Title);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(document.Year);
        Fact = Record with { PolicyDrivers = Record.PolicyDrivers.Add(document) };
    }

    /// <summary>Records whether the partners pool funds.</summary>
    /// <param name="poolsFunds">Whether the partners pool funds.</param>
    public void PoolFunds(bool poolsFunds = true) => Fact = Record with { PoolsFunds = poolsFunds };

    /// <summary>Adds a deliverable of the partnership.</summary>
    /// <param name="deliverable">The deliverable.</param>
    public void AddDeliverable(string deliverable) =>
        Fact = Record with { Deliverables = Record.Deliverables.Add(Required(deliverable)) };

    /// <summary>Records the initiator's readiness to work in partnership.</summary>
    /// <param name="assessment">What the self-assessment found.</param>
    public void RecordReadiness(string assessment) => Fact = Record with { Readiness = Required(assessment) };

    /// <summary>Records a search of the partnership register for existing partnerships.</summary>
    /// <param name="finding">What the search found.</param>
    public void RecordRegisterSearch(string finding) => Fact = Record with { RegisterSearch = Required(finding) };

    /// <summary>States the joint aims. Every partner must acknowledge them again.</summary>
    /// <param name="aims">The aims, and whether the partners found them consistent and realistic.</param>
    public void StateJointAims(JointAims aims)
    {
        ArgumentNullException.ThrowIfNull(aims);
        Required(aims.Statement);
        Fact = Record with
        {
            JointAims = aims,
            Partners = Record.Partners.ConvertAll(partner => partner with { AcknowledgesAims = false }),
        };
    }

    /// <summary>Whether the committed partners come from more than one sector.</summary>
    public bool IsCrossSector => Members.Committed.Select(partner => partner.Sector).Distinct().Skip(1).Any();

    /// <summary>
    /// Whether the committed partners include health and another sector: inter-sectoral action for health.
    /// </summary>
    public bool IsIntersectoral =>
        IsCrossSector && Members.Committed.Any(partner => partner.Sector == Sector.Health);
}
