namespace Lifecycle.Partnerships;

/// <summary>The triggers that move a membership from stage to stage.</summary>
public enum MembershipTrigger
{
    /// <summary>Identified → Engaged.</summary>
    Engage = 0,

    /// <summary>Engaged → Committed. Carries a <see cref="Commitment"/>.</summary>
    Commit = 1,

    /// <summary>Committed → Active.</summary>
    Activate = 2,

    /// <summary>Identified, Engaged or Committed → Declined.</summary>
    Decline = 3,

    /// <summary>Active → OnNotice. Carries a <see cref="WithdrawalNotice"/>.</summary>
    GiveNotice = 4,

    /// <summary>OnNotice → Withdrawn, not before the notice ends.</summary>
    Withdraw = 5,

    /// <summary>Active → InBreach. Carries a <see cref="BreachNotice"/>.</summary>
    DeclareBreach = 6,

    /// <summary>InBreach → Active.</summary>
    Remedy = 7,

    /// <summary>
    /// InBreach → Removed, not before the time to remedy the breach ends. Carries a <see cref="RemovalDecision"/>.
    /// </summary>
    Remove = 8,

    /// <summary>OnNotice → Active.</summary>
    CallOffNotice = 9,

    /// <summary>
    /// Any stage before the membership is over → Merged. Carries an <see cref="OrganisationMerger"/>.
    /// </summary>
    Merge = 10,

    /// <summary>
    /// A successor takes over the membership, which stays in its stage. Carries an
    /// <see cref="OrganisationSuccession"/>.
    /// </summary>
    Succeed = 11,
}
