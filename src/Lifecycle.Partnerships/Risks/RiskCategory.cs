namespace Lifecycle.Partnerships;

/// <summary>
/// The category of a risk or challenge, after the challenges of partnerships that Markwell (2009) describes.
/// </summary>
public enum RiskCategory
{
    /// <summary>People's skills and commitment.</summary>
    SkillsAndCommitment = 0,

    /// <summary>Money, people and other resources.</summary>
    Resources = 1,

    /// <summary>The delivery of the work.</summary>
    Delivery = 2,

    /// <summary>Who decides, who is accountable, and to whom.</summary>
    Governance = 3,

    /// <summary>Any other category.</summary>
    Other = 4,
}
