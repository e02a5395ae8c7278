namespace Lifecycle.Partnerships;

/// <summary>
/// Options of one partnership lifecycle in a container, validated when the application starts. The configuration sets
/// them in the section <c>Partnerships:Lifecycles</c>, under the name of the lifecycle.
/// </summary>
public sealed class PartnershipLifecycleOptions
{
    /// <summary>The profile that scales the criteria. Default: <see cref="PartnershipProfile.Standard"/>.</summary>
    public PartnershipProfile Profile { get; set; }

    /// <summary>
    /// Chooses the profile of each partnership by what is recorded, such as the value of its pooled fund, instead of
    /// <see cref="Profile"/>. It must be quick and must not change the partnership. A partnership whose record changes
    /// goes on under another profile. The profile then scales the criteria after all other changes.
    /// <see langword="null"/>, the default, for one profile.
    /// </summary>
    public Func<Partnership, PartnershipProfile>? ProfileOf { get; set; }

    /// <summary>Whether pooled funds need a schedule in the agreement: adds IMP-09. Default: <see langword="false"/>,
    /// because the rule applies in one country only.</summary>
    public bool PooledFunds { get; set; }
}
