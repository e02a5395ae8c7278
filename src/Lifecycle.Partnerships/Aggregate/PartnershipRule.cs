namespace Lifecycle.Partnerships;

/// <summary>A rule that a <see cref="Partnership"/> protects whatever its stage.</summary>
public enum PartnershipRule
{
    /// <summary>A partner is named before anything is recorded of it.</summary>
    PartnerIsKnown = 0,

    /// <summary>No two partners, benefits or signatures have one name.</summary>
    NameIsUnique = 1,

    /// <summary>A body does not belong to its own part.</summary>
    BodyIsNotItsOwnPart = 2,

    /// <summary>A version of the agreement exists before it is signed.</summary>
    VersionExists = 3,

    /// <summary>Only the latest version is signed.</summary>
    VersionIsLatest = 4,

    /// <summary>A signature locks the text; it is lifted before another version is drafted.</summary>
    TextIsUnlocked = 5,

    /// <summary>Only committed partners sign.</summary>
    SignatoryIsCommitted = 6,

    /// <summary>The version in force stays as it was signed.</summary>
    VersionIsNotInForce = 7,

    /// <summary>A benefit is in the register before anything is recorded of it.</summary>
    BenefitIsKnown = 8,

    /// <summary>Joint aims are stated before they are acknowledged.</summary>
    AimsAreStated = 9,

    /// <summary>Baseline and target of a benefit stay as they were agreed when Development ended.</summary>
    BenefitIsNotFixed = 10,

    /// <summary>A risk is in the register before its status changes.</summary>
    RiskIsKnown = 11,

    /// <summary>Nothing is recorded once the partnership has ended.</summary>
    PartnershipGoesOn = 12,

    /// <summary>A record that is restored was made by a partnership.</summary>
    RecordIsSound = 13,

    /// <summary>
    /// No agreement comes into force before two independent partners, and every committed one, have signed it.
    /// </summary>
    AgreementIsSigned = 14,
}
