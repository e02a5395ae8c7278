namespace Lifecycle.Partnerships;

/// <summary>Who holds a role. Immutable.</summary>
/// <param name="Role">The role.</param>
/// <param name="Holder">The person or body.</param>
public sealed record Appointment(PartnershipRole Role, string Holder);
