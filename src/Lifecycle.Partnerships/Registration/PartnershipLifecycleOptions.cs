namespace Lifecycle.Partnerships;

/// <summary>Options of the partnership lifecycle in a container, validated when the application starts.</summary>
public sealed class PartnershipLifecycleOptions
{
    /// <summary>The profile that scales the criteria. Default: <see cref="PartnershipProfile.Standard"/>.</summary>
    public PartnershipProfile Profile { get; set; }
}
