namespace Lifecycle.Partnerships;

/// <content>The organisations in it.</content>
public sealed partial class Partnership
{
    /// <inheritdoc cref="PartnershipRecord.Partners"/>
    public IReadOnlyList<Partner> Partners => Record.Partners;

    /// <summary>The partners that have committed themselves.</summary>
    public IEnumerable<Partner> CommittedPartners => Record.Partners.Where(partner => partner.IsCommitted);

    /// <summary>How many independent bodies the committed partners are: parts of one body count once.</summary>
    public int IndependentParties => CommittedPartners.Select(partner => BodyOf(partner.Name)).Distinct(StringComparer.OrdinalIgnoreCase).Count();

    /// <summary>Finds a partner.</summary>
    /// <param name="name">Its name, in letters of any case.</param>
    /// <exception cref="PartnershipRuleException">The partnership has no such partner.</exception>
    public Partner Partner(string name) =>
        Find(name) ?? throw new PartnershipRuleException(
            PartnershipRule.PartnerIsKnown,
            $"{Name} has no partner {name}. It has {string.Join(", ", Partners)}; add the partner first.");

    /// <summary>Names an organisation as a possible partner.</summary>
    /// <param name="name">The name of the organisation.</param>
    /// <param name="sector">The sector it works in.</param>
    /// <param name="partOf">The body it belongs to, where it is not independent.</param>
    /// <exception cref="PartnershipRuleException">It is named already, or would belong to its own part.</exception>
    public void AddPartner(string name, Sector sector, string? partOf = null)
    {
        if (Find(Required(name)) is not null)
            throw new PartnershipRuleException(PartnershipRule.NameIsUnique, $"{name} is a partner of {Name} already.");

        if (partOf is not null && PartnerName.AreEqual(BodyOf(Required(partOf)), name))
        {
            throw new PartnershipRuleException(
                PartnershipRule.BodyIsNotItsOwnPart, $"{name} cannot be a part of {partOf}, which is a part of {name} itself.");
        }

        Record = Record with { Partners = Record.Partners.Add(new() { Name = name, Sector = sector, PartOf = partOf }) };
    }

    /// <summary>Notes a contact with a partner in the engagement log.</summary>
    /// <param name="partner">The partner's name.</param>
    /// <param name="what">What was talked about or shared.</param>
    /// <param name="at">When.</param>
    /// <exception cref="PartnershipRuleException">The partnership has no such partner.</exception>
    public void RecordEngagement(string partner, string what, DateTimeOffset at)
    {
        var known = Partner(partner);
        Replace(known, known with { Engagements = known.Engagements.Add(new(Required(what), at)) });
    }

    /// <summary>Records that a partner commits itself.</summary>
    /// <param name="partner">The partner's name.</param>
    /// <param name="letter">The reference of its commitment letter.</param>
    /// <param name="at">When it was given.</param>
    /// <exception cref="PartnershipRuleException">The partnership has no such partner.</exception>
    public void Commit(string partner, string letter, DateTimeOffset at)
    {
        var known = Partner(partner);
        Replace(known, known with { Commitment = new(Required(letter), at) });
    }

    /// <summary>Records what a partner contributes.</summary>
    /// <param name="partner">The partner's name.</param>
    /// <param name="resources">Money, people, premises, data or knowledge.</param>
    /// <param name="role">What it does in the partnership.</param>
    /// <exception cref="PartnershipRuleException">The partnership has no such partner.</exception>
    public void RecordContribution(string partner, string resources, string role)
    {
        var known = Partner(partner);
        Replace(known, known with { Contribution = new(Required(resources), Required(role)) });
    }

    /// <summary>Records the checks on a partner.</summary>
    /// <param name="partner">The partner's name.</param>
    /// <param name="checks">What was checked, and what was found.</param>
    /// <param name="conflictsOfInterest">The conflicts of interest that were found, or that there are none.</param>
    /// <exception cref="PartnershipRuleException">The partnership has no such partner.</exception>
    public void RecordDueDiligence(string partner, string checks, string conflictsOfInterest)
    {
        var known = Partner(partner);
        Replace(known, known with { DueDiligence = new(Required(checks), Required(conflictsOfInterest)) });
    }

    /// <summary>Records that a partner acknowledges the joint aims.</summary>
    /// <param name="partner">The partner's name.</param>
    /// <exception cref="PartnershipRuleException">There is no such partner, or there are no joint aims yet.</exception>
    public void AcknowledgeAims(string partner)
    {
        var known = Partner(partner);
        if (JointAims is null)
            throw new PartnershipRuleException(PartnershipRule.AimsAreStated, $"{Name} has no joint aims to acknowledge; state them first.");

        Replace(known, known with { AcknowledgesAims = true });
    }

    private Partner? Find(string name) => Record.Partners.Find(partner => PartnerName.AreEqual(partner.Name, name));

    private void Replace(Partner old, Partner changed) => Record = Record with { Partners = Record.Partners.Replace(old, changed) };

    /// <summary>The outermost body that an organisation belongs to; its own name where it is independent.</summary>
    private string BodyOf(string name)
    {
        // Ends, since no body is ever added that would belong to its own part.
        while (Find(name) is { PartOf: { } body })
            name = body;

        return name;
    }
}
