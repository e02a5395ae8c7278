namespace Lifecycle.Partnerships;

/// <summary>Options of the partnership lifecycle in a container. Validated when the application starts.</summary>
public sealed class PartnershipLifecycleOptions
{
    /// <summary>
    /// How much governance is in proportion. <see cref="PartnershipProfile.Standard"/> unless said otherwise.
    /// </summary>
    public PartnershipProfile Profile { get; set; }
}
