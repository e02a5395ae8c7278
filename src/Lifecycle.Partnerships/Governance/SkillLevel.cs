namespace Lifecycle.Partnerships;

/// <summary>How a skill stands.</summary>
public enum SkillLevel
{
    /// <summary>Not there yet.</summary>
    Gap = 0,

    /// <summary>Being built up.</summary>
    Developing = 1,

    /// <summary>Practised with success.</summary>
    Practised = 2,
}
