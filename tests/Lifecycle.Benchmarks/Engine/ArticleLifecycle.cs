using static Lifecycle.Benchmarks.Engine.ArticleStage;
using static Lifecycle.Benchmarks.Engine.ArticleTrigger;

namespace Lifecycle.Benchmarks.Engine;

public sealed class ArticleLifecycle(bool hasCriteria) : LifecycleDefinition<ArticleStage, ArticleTrigger, Article>
{
    protected override void Define(LifecycleBuilder<ArticleStage, ArticleTrigger, Article> lifecycle)
    {
        lifecycle.StartsIn(Draft);
        lifecycle.Stage(Draft).On(Submit).GoTo(Review).On(ArticleTrigger.Archive).GoTo(Archived);
        lifecycle.Stage(Review).On(Approve).GoTo(Approved).On(Reject).GoTo(Draft);
        lifecycle.Stage(Approved).On(Publish).GoTo(Published).On(Withdraw).GoTo(Withdrawn);
        lifecycle.Stage(Published).On(Revise).GoTo(Draft).On(Withdraw).GoTo(Withdrawn);
        lifecycle.Stage(Withdrawn).On(Restore).GoTo(Draft).On(ArticleTrigger.Archive).GoTo(Archived);
        lifecycle.Stage(Archived).IsTerminal();
        if (!hasCriteria)
            return;

        foreach (var stage in new[] { Draft, Review, Approved, Published })
        {
            lifecycle.Stage(stage)
                .Requires($"{stage}-1", article => article.HasTitle, "It has no title.")
                .Requires($"{stage}-2", article => article.IsLongEnough, "It is too short.")
                .Requires($"{stage}-3", article => article.HasEditor, "It has no editor.");
        }
    }
}
