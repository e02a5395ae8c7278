namespace Lifecycle.Partnerships;

/// <summary>
/// The stages of a partnership. Markwell (2009) describes the first four; the others come from practice.
/// </summary>
public enum PartnershipStage
{
    /// <summary>
    /// One organisation works out what it needs, what a partnership would deliver, and who could take part.
    /// </summary>
    Preparation = 0,

    /// <summary>Partners are found and engaged, share ideas, and reach a joint agreement.</summary>
    Development = 1,

    /// <summary>The agreement is in force; structures and processes are put in place for the launch.</summary>
    Implementation = 2,

    /// <summary>The partnership delivers the agreed benefits and measures them.</summary>
    Fulfilment = 3,

    /// <summary>Work is paused, for a stated reason and until a review. The agreement stays in force.</summary>
    Suspended = 4,

    /// <summary>The partnership is being wound up in an orderly manner.</summary>
    Closing = 5,

    /// <summary>Ended because the purpose is met or the term is over. Terminal.</summary>
    Concluded = 6,

    /// <summary>Ended early, after an agreement was in force. Terminal.</summary>
    Dissolved = 7,

    /// <summary>Abandoned before any agreement came into force. Terminal.</summary>
    NotPursued = 8,

    /// <summary>
    /// The superstage of Implementation, Fulfilment and Suspended, in which an agreement is in force.
    /// </summary>
    InForce = 9,
}
