namespace Lifecycle.Partnerships;

/// <summary>A role that a person or a body holds for the partnership.</summary>
public enum PartnershipRole
{
    /// <summary>The senior responsible owner.</summary>
    Sponsor = 0,

    /// <summary>The partnership manager.</summary>
    Manager = 1,

    /// <summary>Works across organisational boundaries (Williams 2002).</summary>
    BoundarySpanner = 2,

    /// <summary>Speaks for one partner.</summary>
    PartnerRepresentative = 3,

    /// <summary>The organisation that answers for money and results.</summary>
    AccountableBody = 4,

    /// <summary>Chairs the board.</summary>
    BoardChair = 5,

    /// <summary>Carries out reviews.</summary>
    Reviewer = 6,
}
