using static Lifecycle.Partnerships.Argument;

namespace Lifecycle.Partnerships;

/// <content>How organisations change: new names, successors and mergers.</content>
public sealed partial class PartnershipMembers
{
    /// <summary>Records the identifier of a partner elsewhere, such as an ODS code or a company number.</summary>
    /// <param name="partner">The partner's name.</param>
    /// <param name="externalId">The identifier.</param>
    /// <exception cref="PartnershipRuleException">The partnership has no such partner.</exception>
    public void Identify(string partner, string externalId)
    {
        Required(externalId);
        Change(partner, known => known with { ExternalId = externalId });
    }

    /// <summary>
    /// Renames a partner. It stays the same organisation, and the record still finds it by its former names.
    /// </summary>
    /// <param name="partner">The partner's name.</param>
    /// <param name="name">The new name.</param>
    /// <param name="at">When it was renamed.</param>
    /// <param name="actor">Who records this; <see langword="null"/> if not named.</param>
    /// <exception cref="PartnershipRuleException">The partnership has no such partner, another partner has or had the
    /// name, it is the name of the body that the partner belongs to, or <paramref name="at"/> is in the
    /// future.</exception>
    public void Rename(string partner, string name, DateTimeOffset at, string? actor = null)
    {
        Past(at);
        name = OrganisationName.Of(name);
        if (Find(name) is { } known && known != this[partner])
            throw new PartnershipRuleException(
                PartnershipRule.NameIsUnique, $"{known} is already a partner of {Name}.");

        CheckIsNotItsOwnPart(name, this[partner].PartOf);
        GiveName(partner, name, succession: null, at, actor);
    }

    /// <summary>
    /// Records that another organisation succeeds a partner and takes over its membership, its signatures and its
    /// roles, but not its due diligence, which stays on record with the former name. The successor must not be a
    /// partner already. If it is the body that the partner belonged to, it is
    /// independent from then on.
    /// </summary>
    /// <param name="partner">The partner's name.</param>
    /// <param name="succession">The successor, and the document by which it succeeds.</param>
    /// <param name="at">When it succeeded.</param>
    /// <param name="actor">Who records this; <see langword="null"/> if not named.</param>
    /// <exception cref="PartnershipRuleException">The partnership has no such partner, or <paramref name="at"/> is in
    /// the future.</exception>
    public void Succeed(string partner, OrganisationSuccession succession, DateTimeOffset at, string? actor)
    {
        ArgumentNullException.ThrowIfNull(succession);
        Fire(partner, MembershipTrigger.Succeed, at, actor, succession);
    }

    /// <summary>
    /// Records that a partner merges into another partner, which takes over its signatures and roles. Its own
    /// membership is over; this calls for a review.
    /// </summary>
    /// <param name="partner">The partner's name.</param>
    /// <param name="merger">The other partner, and the document.</param>
    /// <param name="at">When it merged.</param>
    /// <param name="actor">Who records this; <see langword="null"/> if not named.</param>
    /// <exception cref="PartnershipRuleException">The partnership has no such partner, or <paramref name="at"/> is in
    /// the future.</exception>
    public void Merge(string partner, OrganisationMerger merger, DateTimeOffset at, string? actor)
    {
        ArgumentNullException.ThrowIfNull(merger);
        Fire(partner, MembershipTrigger.Merge, at, actor, merger);
    }

    /// <summary>
    /// Gives a partner another name. A role that it holds goes on under that name. A body that takes the place of its
    /// own part belongs to no body.
    /// </summary>
    internal void GiveName(
        string partner, string name, OrganisationSuccession? succession, DateTimeOffset at, string? actor)
    {
        var known = this[partner];
        name = OrganisationName.Of(name);
        if (known.Name == name)
            return;

        HandOver(known, name, at);
        Change(partner, _ => known with
        {
            Name = name,
            PartOf = IsItsOwnPart(name, known.PartOf) ? null : known.PartOf,
            // An identifier is that of the organisation, not of its place in the partnership.
            ExternalId = succession is null ? known.ExternalId : succession.ExternalId,
            // What was checked of one organisation says nothing of another.
            DueDiligence = succession is null ? known.DueDiligence : null,
            FormerNames = known.FormerNames.Add(
                new(known.Name, at, succession?.Document, actor ?? Whole.Recorder)
                {
                    ExternalId = succession is null ? null : known.ExternalId,
                    DueDiligence = succession is null ? null : known.DueDiligence,
                }),
        });
        if (known.IsCalled(Whole.Initiator))
            Fact = State with { Initiator = name };
    }

    /// <summary>Passes the signatures and roles of a partner to another.</summary>
    internal void TakeOver(string partner, string into, DateTimeOffset at)
    {
        var (from, heir) = (this[partner], this[into]);
        // A part that its own body merges into takes the place of that body.
        if (BodiesOf(heir).Contains(from.Name, StringComparer.OrdinalIgnoreCase))
            Change(into, known => known with { PartOf = from.PartOf });

        Fact = State with
        {
            AgreementVersions = State.AgreementVersions.ConvertAll(version =>
                version.IsSignedBy(from) && !version.IsSignedBy(heir)
                    ? version with { Signatures = version.Signatures.Add(Novated(version, from, heir, at)) }
                    : version),
        };
        HandOver(from, heir.Name, at);
        ActivateSignatories(at);
    }

    /// <summary>The bodies that a partner belongs to, the innermost first.</summary>
    private IEnumerable<string> BodiesOf(Partner partner)
    {
        var body = partner.PartOf;
        for (var step = 0; step < 2 * State.Partners.Count && body is not null; step++)
        {
            yield return Find(body)?.Name ?? body;
            body = OuterOf(body);
        }
    }

    /// <summary>The signature that passes to an heir: no older than the text and the signature it comes from.</summary>
    private static Signature Novated(AgreementVersion version, Partner from, Partner heir, DateTimeOffset at)
    {
        var given = version.Signatures.Find(signature => AgreementVersion.Counts(signature, from))!.At;
        DateTimeOffset[] dates = [at, version.DraftedAt, given];
        return new(heir.Name, dates.Max()) { Membership = heir.EarlierMemberships.Count, NovatedFrom = from.Name };
    }

    private void HandOver(Partner from, string name, DateTimeOffset at)
    {
        // A holder may be any text, so it is compared without regard to spaces, as HoldersOf and the policies do.
        var roles = State.Appointments
            .Where(each => each.Until is null && from.IsCalled(PersonName.Folded(each.Holder)))
            .ToArray();
        foreach (var held in roles)
        {
            var since = at < held.Since ? held.Since : at;
            var appointments = State.Appointments.Replace(held, held with { Until = since });
            var isHeldByHeir = appointments.Exists(each =>
                each.Role == held.Role && each.Until is null && PersonName.AreEqual(each.Holder, name));
            Fact = State with
            {
                Appointments = isHeldByHeir
                    ? appointments
                    : appointments.Add(new(held.Role, name) { Since = since }),
            };
        }
    }
}
