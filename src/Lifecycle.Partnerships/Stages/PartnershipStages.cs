namespace Lifecycle.Partnerships;

/// <summary>Facts about the stages: the learning phase and the next trigger.</summary>
public static class PartnershipStages
{
    /// <summary>
    /// The learning phase that a stage matches; <see langword="null"/> for stages outside the learning cycle.
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

    /// <summary>
    /// The trigger that takes a partnership forward on the main line; <see langword="null"/> where there is none.
    /// </summary>
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
