namespace Lifecycle.Partnerships;

/// <summary>
/// The stages of a partnership. The first four are those of Markwell (2009); the others come from practice.
/// </summary>
public enum PartnershipStage
{
    /// <summary>One organisation works out what it needs, what a partnership would deliver, and with whom.</summary>
    Preparation = 0,

    /// <summary>Partners are found and engaged, ideas are shared, and a joint agreement is reached.</summary>
    Development = 1,

    /// <summary>The agreement is in force; structures and processes are put in place, towards the launch.</summary>
    Implementation = 2,

    /// <summary>The partnership delivers the benefits it agreed, and measures them.</summary>
    Fulfilment = 3,

    /// <summary>The work rests, for a stated reason and until a review. The agreement stays in force.</summary>
    Suspended = 4,

    /// <summary>The partnership is being wound up in good order.</summary>
    Closing = 5,

    /// <summary>Ended: the purpose is met, or the term is over. Terminal.</summary>
    Concluded = 6,

    /// <summary>Ended early, after an agreement had been in force. Terminal.</summary>
    Dissolved = 7,

    /// <summary>Given up before any agreement came into force. Terminal.</summary>
    NotPursued = 8,

    /// <summary>The superstage of Implementation, Fulfilment and Suspended: an agreement is in force.</summary>
    InForce = 9,
}
