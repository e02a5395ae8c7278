namespace Lifecycle.Partnerships;

/// <summary>What a review recommends. A recommendation fires no trigger.</summary>
public enum ReviewOutcome
{
    /// <summary>Continue as agreed.</summary>
    Continue = 0,

    /// <summary>Continue, with changes within the agreement.</summary>
    Revise = 1,

    /// <summary>Change the agreement itself.</summary>
    Renegotiate = 2,

    /// <summary>End the partnership.</summary>
    Close = 3,
}
