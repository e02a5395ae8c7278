namespace Lifecycle.Partnerships;

/// <summary>The status of a risk or challenge.</summary>
public enum RiskStatus
{
    /// <summary>The risk may occur.</summary>
    Open = 0,

    /// <summary>The risk is sufficiently mitigated.</summary>
    Mitigated = 1,

    /// <summary>The risk has occurred.</summary>
    Occurred = 2,

    /// <summary>The risk can no longer occur.</summary>
    Closed = 3,
}
