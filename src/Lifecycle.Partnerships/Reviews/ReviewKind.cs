namespace Lifecycle.Partnerships;

/// <summary>What prompts a review.</summary>
public enum ReviewKind
{
    /// <summary>The agreed interval.</summary>
    Periodic = 0,

    /// <summary>The end of a year.</summary>
    Annual = 1,

    /// <summary>An event, such as a partner leaving.</summary>
    EventDriven = 2,

    /// <summary>The end of the partnership.</summary>
    Final = 3,
}
