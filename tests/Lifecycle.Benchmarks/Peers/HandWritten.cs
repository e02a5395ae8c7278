using Lifecycle.Benchmarks.Engine;
using static Lifecycle.Benchmarks.Engine.ArticleStage;
using static Lifecycle.Benchmarks.Engine.ArticleTrigger;

namespace Lifecycle.Benchmarks.Peers;

/// <summary>The lifecycle of an article, written by hand without a library.</summary>
public static class HandWritten
{
    public static bool TryStep(ArticleStage stage, ArticleTrigger trigger, out ArticleStage next)
    {
        switch (stage)
        {
            case Draft:
                switch (trigger)
                {
                    case Submit: next = Review; return true;
                    case ArticleTrigger.Archive: next = Archived; return true;
                }

                break;
            case Review:
                switch (trigger)
                {
                    case Approve: next = Approved; return true;
                    case Reject: next = Draft; return true;
                }

                break;
            case Approved:
                switch (trigger)
                {
                    case Publish: next = Published; return true;
                    case Withdraw: next = Withdrawn; return true;
                }

                break;
            case Published:
                switch (trigger)
                {
                    case Revise: next = Draft; return true;
                    case Withdraw: next = Withdrawn; return true;
                }

                break;
            case Withdrawn:
                switch (trigger)
                {
                    case Restore: next = Draft; return true;
                    case ArticleTrigger.Archive: next = Archived; return true;
                }

                break;
        }

        next = stage;
        return false;
    }

    public static bool TryFire(Article article, ArticleTrigger trigger)
    {
        if (!TryStep(article.Stage, trigger, out var next))
            return false;

        article.Stage = next;
        return true;
    }

    /// <summary>Fires with three criteria, and lists those that are unmet.</summary>
    public static bool TryFire(Article article, ArticleTrigger trigger, out List<string>? missing)
    {
        missing = null;
        if (!TryStep(article.Stage, trigger, out var next))
            return false;

        if (!article.HasTitle)
            (missing ??= []).Add("It has no title.");
        if (!article.IsLongEnough)
            (missing ??= []).Add("It is too short.");
        if (!article.HasEditor)
            (missing ??= []).Add("It has no editor.");
        if (missing is not null)
            return false;

        article.Stage = next;
        return true;
    }
}
