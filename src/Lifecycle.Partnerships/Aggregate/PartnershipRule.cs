namespace Lifecycle.Partnerships;

/// <summary>The rules that a <see cref="Partnership"/> enforces in every stage.</summary>
public enum PartnershipRule
{
    /// <summary>A partner must be added before anything is recorded about it.</summary>
    PartnerIsKnown = 0,

    /// <summary>Names of partners and of benefits must be unique.</summary>
    NameIsUnique = 1,

    /// <summary>A body must not be part of itself.</summary>
    BodyIsNotItsOwnPart = 2,

    /// <summary>A version of the agreement must exist before it is signed or withdrawn.</summary>
    VersionExists = 3,

    /// <summary>Only the latest version or the version in force can be signed.</summary>
    VersionIsLatest = 4,

    /// <summary>A signature locks the text; it must be lifted before another version is drafted.</summary>
    TextIsUnlocked = 5,

    /// <summary>Only committed partners can sign.</summary>
    SignatoryIsCommitted = 6,

    /// <summary>A version that is or was in force cannot be changed.</summary>
    VersionIsNotInForce = 7,

    /// <summary>A benefit must be in the register before anything is recorded about it.</summary>
    BenefitIsKnown = 8,

    /// <summary>Joint aims must be stated before they are acknowledged.</summary>
    AimsAreStated = 9,

    /// <summary>Baseline and target of a benefit cannot change once Development has ended.</summary>
    BenefitIsNotFixed = 10,

    /// <summary>A risk must be in the register before its status changes.</summary>
    RiskIsKnown = 11,

    /// <summary>Nothing can be recorded once the partnership has ended.</summary>
    PartnershipGoesOn = 12,

    /// <summary>A restored record must be one that a partnership could have made.</summary>
    RecordIsSound = 13,

    /// <summary>
    /// An agreement comes into force only when every committed partner, and at least two independent ones, have signed
    /// it.
    /// </summary>
    AgreementIsSigned = 14,

    /// <summary>
    /// Nothing can be recorded as having happened after the <see cref="Partnership.Clock"/> of the partnership.
    /// </summary>
    FactIsNotInTheFuture = 15,

    /// <summary>A milestone must be in the delivery plan before it is reached.</summary>
    MilestoneIsKnown = 16,

    /// <summary>Only a partner that declined, withdrew or was removed can be invited again.</summary>
    PartnerHasLeft = 17,

    /// <summary>Only an agreement in force that has an end can be extended.</summary>
    AgreementHasAnEnd = 18,

    /// <summary>Only a waiver in force can be revoked.</summary>
    WaiverIsInForce = 19,

    /// <summary>A partnership is entered at its stage only before it has moved, and not in one that ends it.</summary>
    StageCanBeImported = 20,

    /// <summary>A dispute must be open before it is resolved.</summary>
    DisputeIsKnown = 21,

    /// <summary>A party to a dispute, or a part of the same body, cannot resolve it.</summary>
    ResolverIsIndependent = 22,

    /// <summary>
    /// A criterion of a membership that has to be awaited cannot be evaluated by the methods of
    /// <see cref="PartnershipMembers"/>; fire the membership itself.
    /// </summary>
    CriteriaAreSynchronous = 23,
}
