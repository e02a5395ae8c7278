namespace Lifecycle.Partnerships;

/// <summary>
/// What a risk or challenge is about, after the challenges of partnerships that Markwell (2009) describes.
/// </summary>
public enum RiskCategory
{
    /// <summary>What people can do, and how much they put into it.</summary>
    SkillsAndCommitment = 0,

    /// <summary>Money, people and other resources.</summary>
    Resources = 1,

    /// <summary>The work itself.</summary>
    Delivery = 2,

    /// <summary>Who decides, who answers, and to whom.</summary>
    Governance = 3,

    /// <summary>Anything else.</summary>
    Other = 4,
}
