namespace Lifecycle.Partnerships;

/// <summary>The phases of the experiential learning cycle. The first four stages of a partnership match them.</summary>
public enum LearningPhase
{
    /// <summary>Form concepts; matches Preparation.</summary>
    Conceptualise = 0,

    /// <summary>Test the concepts; matches Development.</summary>
    Test = 1,

    /// <summary>Gain the experience; matches Implementation.</summary>
    Experience = 2,

    /// <summary>Observe and reflect; matches Fulfilment.</summary>
    Reflect = 3,
}
