namespace Lifecycle.Partnerships;

/// <summary>
/// Options of all partnership lifecycles in a container, validated when the application starts. The configuration sets
/// them in the section <c>Partnerships</c>; a list there replaces the whole list.
/// </summary>
public sealed class PartnershipOptions
{
    /// <inheritdoc cref="PartnershipTerms.ReminderDays"/>
    public IList<int> ReminderDays { get; set; } = [.. PartnershipTerms.Default.ReminderDays];

    /// <inheritdoc cref="PartnershipTerms.RemedyDays"/>
    public IList<int> RemedyDays { get; set; } = [.. PartnershipTerms.Default.RemedyDays];

    /// <inheritdoc cref="PartnershipTerms.Roles"/>
    public IDictionary<PartnershipTrigger, IList<PartnershipRole>> Roles { get; } =
        new Dictionary<PartnershipTrigger, IList<PartnershipRole>>();
}
