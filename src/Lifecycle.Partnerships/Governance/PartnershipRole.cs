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

    /// <summary>Represents one partner.</summary>
    PartnerRepresentative = 3,

    /// <summary>The organisation accountable for money and results.</summary>
    AccountableBody = 4,

    /// <summary>Chairs the board.</summary>
    BoardChair = 5,

    /// <summary>Carries out reviews.</summary>
    Reviewer = 6,
}
