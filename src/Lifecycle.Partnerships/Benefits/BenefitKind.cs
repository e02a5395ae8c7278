namespace Lifecycle.Partnerships;

/// <summary>The kinds of benefit that partnerships bring, after Hastings (1996), Mayo (1997) and Jupp (2000).</summary>
public enum BenefitKind
{
    /// <summary>Reaching more people, or delivering more than any one partner could alone.</summary>
    GreaterImpact = 0,

    /// <summary>Resources pooled or attracted.</summary>
    MoreResources = 1,

    /// <summary>Practices that are new or better.</summary>
    NewAndBetterWays = 2,

    /// <summary>Risks shared among several partners.</summary>
    SpreadRisks = 3,

    /// <summary>Costs lowered or shared.</summary>
    ReduceOrShareCosts = 4,
}
