namespace Lifecycle.Partnerships;

/// <summary>Which way a measure has to go.</summary>
public enum BenefitDirection
{
    /// <summary>More is better.</summary>
    Increase = 0,

    /// <summary>Less is better.</summary>
    Decrease = 1,
}
