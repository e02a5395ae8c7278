namespace Lifecycle.Partnerships;

/// <summary>
/// What a risk or challenge is about. The first four are those that Markwell (2009) names for partnerships.
/// </summary>
public enum RiskCategory
{
    /// <summary>The mix of skills, energy and commitment.</summary>
    SkillsAndCommitment = 0,

    /// <summary>Money, people and other resources.</summary>
    Resources = 1,

    /// <summary>Harm or loss from the work itself.</summary>
    Delivery = 2,

    /// <summary>Who decides, who answers, and to whom.</summary>
    Governance = 3,

    /// <summary>Anything else.</summary>
    Other = 4,
}
