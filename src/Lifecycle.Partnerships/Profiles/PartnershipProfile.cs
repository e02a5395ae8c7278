namespace Lifecycle.Partnerships;

/// <summary>
/// How much governance is in proportion to the risk of a partnership. Mandatory criteria stay in each.
/// </summary>
public enum PartnershipProfile
{
    /// <summary>The criteria as they come.</summary>
    Standard = 0,

    /// <summary>For small risks: waivable criteria only advise, and advisory ones are not asked.</summary>
    Light = 1,

    /// <summary>For large risks: waivable criteria are mandatory, and advisory ones waivable.</summary>
    Significant = 2,
}
