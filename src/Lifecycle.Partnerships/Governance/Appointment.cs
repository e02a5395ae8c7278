namespace Lifecycle.Partnerships;

/// <summary>Appoints a person or body to a role. Immutable.</summary>
/// <param name="Role">The role.</param>
/// <param name="Holder">The person or body that holds the role.</param>
public sealed record Appointment(PartnershipRole Role, string Holder);
