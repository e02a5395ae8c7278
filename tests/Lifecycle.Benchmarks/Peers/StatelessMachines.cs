using Lifecycle.Benchmarks.Engine;
using Stateless;
using static Lifecycle.Benchmarks.Engine.ArticleStage;
using static Lifecycle.Benchmarks.Engine.ArticleTrigger;

namespace Lifecycle.Benchmarks.Peers;

/// <summary>The lifecycle of an article in Stateless.</summary>
public sealed class StatelessMachines
{
    private Article _current = new();

    private StatelessMachines(bool hasGuards)
    {
        Shared = new(() => _current.Stage, stage => _current.Stage = stage);
        Configure(Shared, hasGuards, () => _current);
    }

    /// <summary>A machine that all articles share, one at a time.</summary>
    public StateMachine<ArticleStage, ArticleTrigger> Shared { get; }

    /// <summary>A machine for one article, which holds its stage.</summary>
    public static StateMachine<ArticleStage, ArticleTrigger> Own(Article article, bool hasGuards)
    {
        var machine = new StateMachine<ArticleStage, ArticleTrigger>(Draft);
        Configure(machine, hasGuards, () => article);
        return machine;
    }

    public static StatelessMachines ForAll(bool hasGuards) => new(hasGuards);

    public void Fire(Article article, ArticleTrigger trigger)
    {
        _current = article;
        Shared.Fire(trigger);
    }

    private static void Configure(
        StateMachine<ArticleStage, ArticleTrigger> machine,
        bool hasGuards,
        Func<Article> article)
    {
        Permit(Draft, Submit, Review);
        Permit(Draft, ArticleTrigger.Archive, Archived);
        Permit(Review, Approve, Approved);
        Permit(Review, Reject, Draft);
        Permit(Approved, Publish, Published);
        Permit(Approved, Withdraw, Withdrawn);
        Permit(Published, Revise, Draft);
        Permit(Published, Withdraw, Withdrawn);
        Permit(Withdrawn, Restore, Draft);
        Permit(Withdrawn, ArticleTrigger.Archive, Archived);

        void Permit(ArticleStage from, ArticleTrigger trigger, ArticleStage to)
        {
            var stage = machine.Configure(from);
            if (hasGuards && to is Draft or Review or Approved or Published)
            {
                stage.PermitIf(
                    trigger,
                    to,
                    new Tuple<Func<bool>, string>(() => article().HasTitle, "It has no title."),
                    new Tuple<Func<bool>, string>(() => article().IsLongEnough, "It is too short."),
                    new Tuple<Func<bool>, string>(() => article().HasEditor, "It has no editor."));
            }
            else
            {
                stage.Permit(trigger, to);
            }
        }
    }
}
