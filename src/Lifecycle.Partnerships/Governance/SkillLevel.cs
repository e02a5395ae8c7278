namespace Lifecycle.Partnerships;

/// <summary>The level of a skill.</summary>
public enum SkillLevel
{
    /// <summary>The skill is missing.</summary>
    Gap = 0,

    /// <summary>The skill is being developed.</summary>
    Developing = 1,

    /// <summary>The skill is practised successfully.</summary>
    Practised = 2,
}
