namespace Lifecycle;

/// <summary>The parts of a definition that a comparison tells apart.</summary>
public enum GraphElement
{
    /// <summary>The lifecycle itself: its name, its initial stage, and the criteria of its start.</summary>
    Lifecycle = 0,

    /// <summary>A stage.</summary>
    Stage = 1,

    /// <summary>A trigger.</summary>
    Trigger = 2,

    /// <summary>What a trigger does in a stage, with all of its branches.</summary>
    Transition = 3,

    /// <summary>A criterion: its title, its severity and its time-out.</summary>
    Criterion = 4,
}
