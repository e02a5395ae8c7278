namespace Lifecycle.Partnerships;

/// <summary>Whether a measure should rise or fall.</summary>
public enum BenefitDirection
{
    /// <summary>More is better.</summary>
    Increase = 0,

    /// <summary>Less is better.</summary>
    Decrease = 1,
}
