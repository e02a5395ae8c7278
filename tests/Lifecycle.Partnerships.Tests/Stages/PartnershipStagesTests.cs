namespace Lifecycle.Partnerships.Tests.Stages;

public class PartnershipStagesTests
{
    [Fact]
    public void The_first_four_stages_run_through_the_phases_of_learning() =>
        Assert.Equal(
            [LearningPhase.Conceptualise, LearningPhase.Test, LearningPhase.Experience, LearningPhase.Reflect],
            Enum.GetValues<PartnershipStage>().Select(stage => stage.LearningPhase()).OfType<LearningPhase>());

    [Fact]
    public void The_trigger_of_the_main_line_is_permitted_in_its_stage() =>
        Assert.All(Enum.GetValues<PartnershipStage>(), stage =>
            Assert.True(
                stage.NextTrigger() is not { } trigger || new PartnershipLifecycle().Graph.Permits(stage, trigger)));
}
