namespace Lifecycle.Partnerships;

/// <summary>LOOP-02: what the turn back teaches.</summary>
[Criterion("LOOP-02", "The reason and what was learned are recorded", Source = "S")]
public sealed class LearningIsRecorded : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context) =>
        context.Subject.LearningsOfThisStage.Any(learning =>
            learning.At <= context.Now && !(learning.At < context.Subject.StageEnteredAt))
            ? CriterionResult.Met()
            : CriterionResult.Unmet(
                "It is not recorded why the partnership goes back, and what it learned in this stage.",
                "Record both.",
                "note");
}
