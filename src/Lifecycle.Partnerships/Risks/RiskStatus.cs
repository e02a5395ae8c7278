namespace Lifecycle.Partnerships;

/// <summary>Where a risk or challenge stands.</summary>
public enum RiskStatus
{
    /// <summary>It may happen.</summary>
    Open = 0,

    /// <summary>Enough is done about it.</summary>
    Mitigated = 1,

    /// <summary>It has happened.</summary>
    Occurred = 2,

    /// <summary>It cannot happen any more.</summary>
    Closed = 3,
}
