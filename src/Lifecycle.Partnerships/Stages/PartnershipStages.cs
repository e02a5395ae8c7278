namespace Lifecycle.Partnerships;

/// <summary>What is known of the stages.</summary>
public static class PartnershipStages
{
    /// <summary>
    /// The phase of learning that a stage stands for; <see langword="null"/> for stages outside the cycle.
    /// </summary>
    /// <param name="stage">The stage.</param>
    public static LearningPhase? LearningPhase(this PartnershipStage stage) => stage switch
    {
        PartnershipStage.Preparation => Partnerships.LearningPhase.Conceptualise,
        PartnershipStage.Development => Partnerships.LearningPhase.Test,
        PartnershipStage.Implementation => Partnerships.LearningPhase.Experience,
        PartnershipStage.Fulfilment => Partnerships.LearningPhase.Reflect,
        _ => null,
    };

    /// <summary>The trigger along the main line; <see langword="null"/> where there is none.</summary>
    /// <param name="stage">The stage.</param>
    public static PartnershipTrigger? NextTrigger(this PartnershipStage stage) => stage switch
    {
        PartnershipStage.Preparation => PartnershipTrigger.BeginDevelopment,
        PartnershipStage.Development => PartnershipTrigger.ReachAgreement,
        PartnershipStage.Implementation => PartnershipTrigger.Launch,
        PartnershipStage.Suspended => PartnershipTrigger.Resume,
        PartnershipStage.Closing => PartnershipTrigger.Conclude,
        _ => null,
    };
}
