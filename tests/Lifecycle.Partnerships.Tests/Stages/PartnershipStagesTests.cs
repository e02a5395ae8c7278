namespace Lifecycle.Partnerships.Tests.Stages;

public class PartnershipStagesTests
{
    [Fact]
    public void The_first_four_stages_match_the_learning_phases() =>
        Assert.Equal(
            [LearningPhase.Conceptualise, LearningPhase.Test, LearningPhase.Experience, LearningPhase.Reflect],
            Enum.GetValues<PartnershipStage>().Select(stage => stage.LearningPhase()).OfType<LearningPhase>());

    [Fact]
    public void The_next_trigger_of_a_stage_is_permitted_in_it() =>
        Assert.All(Enum.GetValues<PartnershipStage>(), stage =>
            Assert.True(
                stage.NextTrigger() is not { } trigger || new PartnershipLifecycle().Graph.Permits(stage, trigger)));
}
