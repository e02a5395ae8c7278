namespace Lifecycle.Partnerships;

/// <summary>LOOP-02: a return to an earlier stage needs a reason and a lesson.</summary>
[Criterion("LOOP-02", "The reason for going back and the lesson learned are recorded", Source = "S")]
internal sealed class LearningIsRecorded : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context) =>
        context.Subject.Reviews.LearningsOfThisStage.Any(learning =>
            learning.At <= context.Now && !(learning.At < context.Subject.StageEnteredAt))
            ? CriterionResult.Met()
            : CriterionResult.Unmet(
                "The reason for going back and the lesson learned in this stage are not recorded.",
                "Record both.",
                "note");
}
