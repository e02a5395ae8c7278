namespace Lifecycle.Partnerships;

/// <summary>
/// The payload of <see cref="MembershipTrigger.Merge"/>: the organisation merges into another partner, which takes over
/// its signatures and roles. Immutable.
/// </summary>
/// <param name="Into">The name of the other partner.</param>
/// <param name="Document">The reference of the merger document.</param>
public sealed record OrganisationMerger(string? Into = null, string? Document = null) : RecordPart;
