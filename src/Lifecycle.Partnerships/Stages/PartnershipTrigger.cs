namespace Lifecycle.Partnerships;

/// <summary>The triggers that move a partnership from stage to stage.</summary>
public enum PartnershipTrigger
{
    /// <summary>Preparation → Development.</summary>
    BeginDevelopment = 0,

    /// <summary>Development → Implementation.</summary>
    ReachAgreement = 1,

    /// <summary>Implementation → Fulfilment.</summary>
    Launch = 2,

    /// <summary>Development → Preparation.</summary>
    Rescope = 3,

    /// <summary>
    /// Implementation, Fulfilment or Suspended → Development, for a fundamental change to the agreement.
    /// </summary>
    Renegotiate = 4,

    /// <summary>Fulfilment → Implementation.</summary>
    Restructure = 5,

    /// <summary>Fulfilment → Preparation, with the next cycle number.</summary>
    StartNewCycle = 6,

    /// <summary>Implementation or Fulfilment → Suspended. Carries a <see cref="SuspensionNotice"/>.</summary>
    Suspend = 7,

    /// <summary>Suspended → the stage it was suspended from. Carries a <see cref="ResumptionDecision"/>.</summary>
    Resume = 8,

    /// <summary>Preparation or Development → NotPursued, unless an agreement has been in force.</summary>
    Decline = 9,

    /// <summary>Implementation, Fulfilment or Suspended → Closing.</summary>
    BeginClosure = 10,

    /// <summary>Closing → Concluded.</summary>
    Conclude = 11,

    /// <summary>
    /// Implementation, Fulfilment, Suspended, Closing or (once an agreement has been in force) Development → Dissolved.
    /// </summary>
    Dissolve = 12,

    /// <summary>
    /// Brings the open amendment into force; Implementation, Fulfilment or Suspended stays the stage.
    /// </summary>
    Amend = 13,

    /// <summary>
    /// Reminds of the end of the agreement: emits <see cref="AgreementEnds"/>; Implementation, Fulfilment or Suspended
    /// stays the stage. Falls due by itself.
    /// </summary>
    Remind = 14,

    /// <summary>
    /// Moves the review date of a suspension; Suspended stays the stage. Carries a <see cref="SuspensionNotice"/>.
    /// </summary>
    ExtendSuspension = 15,

    /// <summary>Closing → Implementation or Fulfilment, where the work was.</summary>
    CallOffClosure = 16,
}
