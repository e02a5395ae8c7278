using static Lifecycle.Partnerships.Argument;

namespace Lifecycle.Partnerships;

/// <summary>
/// Who decides in a <see cref="Partnership"/> and who is accountable, with the decisions and disputes. As
/// thread-safe as the partnership.
/// </summary>
public sealed partial class PartnershipGovernance : PartnershipPart
{
    internal PartnershipGovernance(Partnership partnership)
        : base(partnership)
    {
    }

    /// <inheritdoc cref="PartnershipRecord.Governance"/>
    public TermsOfReference? TermsOfReference => State.Governance;

    /// <inheritdoc cref="PartnershipRecord.Appointments"/>
    public IReadOnlyList<Appointment> Appointments => State.Appointments;

    /// <inheritdoc cref="PartnershipRecord.BoundarySpanners"/>
    public IReadOnlyList<BoundarySpanner> BoundarySpanners => State.BoundarySpanners;

    /// <inheritdoc cref="PartnershipRecord.PublicAccountability"/>
    public PublicAccountability? PublicAccountability => State.PublicAccountability;

    /// <summary>The present holders of a role, in the order of appointment.</summary>
    /// <param name="role">The role.</param>
    public IEnumerable<string> HoldersOf(PartnershipRole role) =>
        State.Appointments
            .Where(appointment => appointment.Role == role && appointment.Until is null)
            .Select(appointment => appointment.Holder);

    /// <summary>Adopts the terms of reference.</summary>
    /// <param name="terms">The terms.</param>
    public void Adopt(TermsOfReference terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        Fact = State with { Governance = terms };
    }

    /// <summary>
    /// Appoints a person or body to a role. A role may have several holders. Appointing the same holder twice changes
    /// nothing.
    /// </summary>
    /// <param name="role">The role.</param>
    /// <param name="holder">The person or body.</param>
    /// <param name="at">When; <see langword="null"/> for now.</param>
    /// <exception cref="PartnershipRuleException"><paramref name="at"/> is in the future.</exception>
    public void Appoint(PartnershipRole role, string holder, DateTimeOffset? at = null)
    {
        var appointment = new Appointment(Defined(role), Required(holder)) { Since = Past(at ?? Now) };
        if (Held(role, holder) is null)
            Fact = State with { Appointments = State.Appointments.Add(appointment) };
    }

    /// <summary>
    /// Dismisses a holder from a role. The appointment stays on record. Changes nothing if the holder does not have the
    /// role.
    /// </summary>
    /// <param name="role">The role.</param>
    /// <param name="holder">The person or body.</param>
    /// <param name="at">When; <see langword="null"/> for now.</param>
    /// <exception cref="PartnershipRuleException"><paramref name="at"/> is in the future.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The holder was appointed after
    /// <paramref name="at"/>.</exception>
    public void Dismiss(PartnershipRole role, string holder, DateTimeOffset? at = null)
    {
        var until = Past(at ?? Now);
        if (Held(role, holder) is not { } held)
            return;

        if (until < held.Since)
            throw new ArgumentOutOfRangeException(nameof(at), at, $"{holder} was appointed later.");

        Fact = State with { Appointments = State.Appointments.Replace(held, held with { Until = until }) };
    }

    /// <summary>
    /// Assigns a person who works across the boundaries of the partners, or profiles the person anew. There may be
    /// several.
    /// </summary>
    /// <param name="spanner">The person, the partners linked, and the skills.</param>
    /// <exception cref="PartnershipRuleException">A link does not name a partner.</exception>
    public void AssignBoundarySpanner(BoundarySpanner spanner)
    {
        ArgumentNullException.ThrowIfNull(spanner);
        Required(spanner.Name);
        ArgumentNullException.ThrowIfNull(spanner.Links, nameof(spanner));
        var links = spanner.Links.Select(name => Whole.Members[name].Name).Distinct();
        Fact = State with
        {
            BoundarySpanners = State.BoundarySpanners
                .RemoveAll(known => PersonName.AreEqual(known.Name, spanner.Name))
                .Add(spanner with { Links = [.. links] }),
        };
        Appoint(PartnershipRole.BoundarySpanner, spanner.Name);
    }

    private Appointment? Held(PartnershipRole role, string holder) =>
        State.Appointments.Find(each =>
            each.Role == role && each.Until is null && AreSame(each.Holder, holder));

    /// <summary>Whether two holders are the same person, or the same partner under two of its names.</summary>
    private bool AreSame(string holder, string other) =>
        PersonName.AreEqual(holder, other)
        || (Whole.Members.FindAny(holder) is { } partner && partner == Whole.Members.FindAny(other));

    /// <summary>Records how the partnership is accountable to the public.</summary>
    /// <param name="accountability">The statement and the redress procedure.</param>
    public void PublishAccountability(PublicAccountability accountability)
    {
        ArgumentNullException.ThrowIfNull(accountability);
        Fact = State with { PublicAccountability = accountability };
    }
}
