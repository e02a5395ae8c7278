namespace Lifecycle.Partnerships;

/// <summary>
/// What a partnership calls itself. The terms are used interchangeably; the label never affects the lifecycle.
/// </summary>
public enum CollaborationKind
{
    /// <summary>A partnership.</summary>
    Partnership = 0,

    /// <summary>A collaboration.</summary>
    Collaboration = 1,

    /// <summary>Inter-sectoral action.</summary>
    IntersectoralAction = 2,

    /// <summary>A cooperation.</summary>
    Cooperation = 3,
}
