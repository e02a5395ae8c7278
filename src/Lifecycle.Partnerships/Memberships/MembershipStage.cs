namespace Lifecycle.Partnerships;

/// <summary>The stages of one partner's membership in a partnership.</summary>
public enum MembershipStage
{
    /// <summary>Named as a possible partner.</summary>
    Identified = 0,

    /// <summary>Talks have begun.</summary>
    Engaged = 1,

    /// <summary>Has committed in writing.</summary>
    Committed = 2,

    /// <summary>Works under an agreement that it has signed.</summary>
    Active = 3,

    /// <summary>Has given notice of withdrawal.</summary>
    OnNotice = 4,

    /// <summary>Has been notified of a breach of the agreement, with time to remedy it.</summary>
    InBreach = 5,

    /// <summary>Declined to join. Terminal.</summary>
    Declined = 6,

    /// <summary>Left when its notice ended. Terminal.</summary>
    Withdrawn = 7,

    /// <summary>Was removed after a breach that it did not remedy. Terminal.</summary>
    Removed = 8,

    /// <summary>Merged into another partner. Terminal.</summary>
    Merged = 9,
}
