namespace Lifecycle.Partnerships;

/// <content>Who decides and who is accountable.</content>
public sealed partial class Partnership
{
    /// <inheritdoc cref="PartnershipRecord.Governance"/>
    public Governance? Governance => Record.Governance;

    /// <inheritdoc cref="PartnershipRecord.Appointments"/>
    public IReadOnlyList<Appointment> Appointments => Record.Appointments;

    /// <inheritdoc cref="PartnershipRecord.BoundarySpanner"/>
    public BoundarySpanner? BoundarySpanner => Record.BoundarySpanner;

    /// <inheritdoc cref="PartnershipRecord.PublicAccountability"/>
    public PublicAccountability? PublicAccountability => Record.PublicAccountability;

    /// <summary>The holders of a role, in the order of appointment.</summary>
    /// <param name="role">The role.</param>
    public IEnumerable<string> HoldersOf(PartnershipRole role) =>
        Record.Appointments.Where(appointment => appointment.Role == role).Select(appointment => appointment.Holder);

    /// <summary>Adopts the terms of reference.</summary>
    /// <param name="governance">The terms.</param>
    public void AdoptGovernance(Governance governance)
    {
        ArgumentNullException.ThrowIfNull(governance);
        Record = Record with { Governance = governance };
    }

    /// <summary>
    /// Appoints a person or body to a role. A role may have several holders. Appointing the same holder twice changes
    /// nothing.
    /// </summary>
    /// <param name="role">The role.</param>
    /// <param name="holder">The person or body.</param>
    public void Appoint(PartnershipRole role, string holder)
    {
        var appointment = new Appointment(Defined(role), Required(holder));
        if (!Record.Appointments.Contains(appointment))
            Record = Record with { Appointments = Record.Appointments.Add(appointment) };
    }

    /// <summary>Dismisses a holder from a role. Changes nothing if the holder does not have the role.</summary>
    /// <param name="role">The role.</param>
    /// <param name="holder">The person or body.</param>
    public void Dismiss(PartnershipRole role, string holder) =>
        Record = Record with { Appointments = Record.Appointments.Remove(new(role, holder)) };

    /// <summary>Assigns the person who works across the boundaries of the partners.</summary>
    /// <param name="spanner">The person, the partners linked, and the skills.</param>
    /// <exception cref="PartnershipRuleException">A link does not name a partner.</exception>
    public void AssignBoundarySpanner(BoundarySpanner spanner)
    {
        ArgumentNullException.ThrowIfNull(spanner);
        Required(spanner.Name);
        ArgumentNullException.ThrowIfNull(spanner.Links, nameof(spanner));
        var links = spanner.Links.Select(name => Partner(name).Name).Distinct();
        Record = Record with { BoundarySpanner = spanner with { Links = [.. links] } };
        Appoint(PartnershipRole.BoundarySpanner, spanner.Name);
    }

    /// <summary>Records how the partnership is accountable to the public.</summary>
    /// <param name="accountability">The statement and the redress procedure.</param>
    public void PublishAccountability(PublicAccountability accountability)
    {
        ArgumentNullException.ThrowIfNull(accountability);
        Record = Record with { PublicAccountability = accountability };
    }
}
