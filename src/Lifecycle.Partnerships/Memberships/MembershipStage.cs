namespace Lifecycle.Partnerships;

/// <summary>The stages of one partner's membership in a partnership.</summary>
public enum MembershipStage
{
    /// <summary>Named as a possible partner.</summary>
    Identified = 0,

    /// <summary>In talks.</summary>
    Engaged = 1,

    /// <summary>Has committed itself by letter.</summary>
    Committed = 2,

    /// <summary>Works under an agreement that it signed.</summary>
    Active = 3,

    /// <summary>Has given notice that it withdraws.</summary>
    OnNotice = 4,

    /// <summary>Has been told that it breaks the agreement, and until when to remedy it.</summary>
    InBreach = 5,

    /// <summary>Did not join. Terminal.</summary>
    Declined = 6,

    /// <summary>Left after its notice. Terminal.</summary>
    Withdrawn = 7,

    /// <summary>Was removed after a breach that it did not remedy. Terminal.</summary>
    Removed = 8,
}
