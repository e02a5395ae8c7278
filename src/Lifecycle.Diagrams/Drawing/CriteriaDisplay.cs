namespace Lifecycle.Diagrams;

/// <summary>How a diagram shows criteria.</summary>
public enum CriteriaDisplay
{
    /// <summary>Not at all.</summary>
    None = 0,

    /// <summary>
    /// The ids of a transition's gate, behind its trigger. Those in front of every transition are left out.
    /// </summary>
    Labels = 1,

    /// <summary>A note at each stage, with id and title of its criteria and of those of its transitions.</summary>
    Notes = 2,
}
