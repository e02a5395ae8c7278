namespace Lifecycle.Partnerships;

/// <summary>
/// Scales the severity of the entry criteria to the risk of a partnership. Mandatory criteria stay mandatory in every
/// profile.
/// </summary>
public enum PartnershipProfile
{
    /// <summary>The criteria unchanged.</summary>
    Standard = 0,

    /// <summary>For low risk: waivable criteria become advisory, and advisory criteria are switched off.</summary>
    Light = 1,

    /// <summary>For high risk: waivable criteria become mandatory, and advisory criteria waivable.</summary>
    Significant = 2,
}
