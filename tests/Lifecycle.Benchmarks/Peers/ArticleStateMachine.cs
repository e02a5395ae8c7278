using MassTransit;

namespace Lifecycle.Benchmarks.Peers;

/// <summary>The lifecycle of an article in MassTransit.</summary>
public sealed class ArticleStateMachine : MassTransitStateMachine<ArticleSaga>
{
    public ArticleStateMachine(bool hasGuards)
    {
        InstanceState(saga => saga.CurrentState, Draft, Review, Approved, Published, Withdrawn, Archived);
        During(Draft, To(Submit, Review), When(Archive).TransitionTo(Archived));
        During(Review, To(Approve, Approved), To(Reject, Draft));
        During(Approved, To(Publish, Published), When(Withdraw).TransitionTo(Withdrawn));
        During(Published, To(Revise, Draft), When(Withdraw).TransitionTo(Withdrawn));
        During(Withdrawn, To(Restore, Draft), When(Archive).TransitionTo(Archived));

        EventActivityBinder<ArticleSaga> To(Event trigger, State stage) =>
            (
                hasGuards
                    ? When(trigger, context =>
                        context.Saga.Article.HasTitle
                        && context.Saga.Article.IsLongEnough
                        && context.Saga.Article.HasEditor)
                    : When(trigger)).TransitionTo(stage);
    }

    public State Draft { get; private set; } = null!;

    public State Review { get; private set; } = null!;

    public State Approved { get; private set; } = null!;

    public State Published { get; private set; } = null!;

    public State Withdrawn { get; private set; } = null!;

    public State Archived { get; private set; } = null!;

    public Event Submit { get; private set; } = null!;

    public Event Reject { get; private set; } = null!;

    public Event Approve { get; private set; } = null!;

    public Event Publish { get; private set; } = null!;

    public Event Revise { get; private set; } = null!;

    public Event Withdraw { get; private set; } = null!;

    public Event Restore { get; private set; } = null!;

    public Event Archive { get; private set; } = null!;
}
