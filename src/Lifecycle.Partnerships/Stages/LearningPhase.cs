namespace Lifecycle.Partnerships;

/// <summary>The phases of learning by experience, which the first four stages run through.</summary>
public enum LearningPhase
{
    /// <summary>Form concepts: Preparation.</summary>
    Conceptualise = 0,

    /// <summary>Test what they imply: Development.</summary>
    Test = 1,

    /// <summary>Have the experience: Implementation.</summary>
    Experience = 2,

    /// <summary>Observe and reflect: Fulfilment.</summary>
    Reflect = 3,
}
