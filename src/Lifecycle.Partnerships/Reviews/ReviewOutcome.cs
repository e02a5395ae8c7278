namespace Lifecycle.Partnerships;

/// <summary>What a review recommends. It moves nothing by itself.</summary>
public enum ReviewOutcome
{
    /// <summary>Go on as agreed.</summary>
    Continue = 0,

    /// <summary>Go on, with changes inside the agreement.</summary>
    Revise = 1,

    /// <summary>Change the agreement itself.</summary>
    Renegotiate = 2,

    /// <summary>Bring the partnership to its end.</summary>
    Close = 3,
}
