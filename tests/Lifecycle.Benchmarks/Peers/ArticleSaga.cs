using Lifecycle.Benchmarks.Engine;
using MassTransit;
using MassTransit.Saga;

namespace Lifecycle.Benchmarks.Peers;

/// <summary>
/// An article in MassTransit: a saga, with the context of a message from MassTransit's own in-memory transport.
/// </summary>
public sealed class ArticleSaga : SagaStateMachineInstance
{
    public Guid CorrelationId { get; set; }

    public int CurrentState { get; set; }

    public Article Article { get; init; } = new();

    /// <summary>
    /// Prepares everything that a round needs, so that only the state machine is measured and not the transport.
    /// </summary>
    public static async Task<Round> InDraftAsync(bool hasGuards)
    {
        var machine = new ArticleStateMachine(hasGuards);
        var saga = new ArticleSaga();
        var context = new InMemorySagaConsumeContext<ArticleSaga, Message>(
            await ContextAsync(),
            new SagaInstance<ArticleSaga>(saga));
        var round = new[] { machine.Submit, machine.Approve, machine.Publish, machine.Revise };
        var first = new MassTransitStateMachine<ArticleSaga>.BehaviorContextProxy(machine, context, machine.Submit);
        await first.TransitionToState(machine.Draft);
        return new(
            machine,
            saga,
            [
                .. round.Select(trigger => new MassTransitStateMachine<ArticleSaga>.BehaviorContextProxy(
                    machine,
                    context,
                    trigger)),
            ]);
    }

    private static async Task<ConsumeContext<Message>> ContextAsync()
    {
        var received = new TaskCompletionSource<ConsumeContext<Message>>();
        var bus = Bus.Factory.CreateUsingInMemory(factory =>
            factory.ReceiveEndpoint("articles", endpoint => endpoint.Handler<Message>(context =>
                {
                    received.SetResult(context);
                    return Task.CompletedTask;
                })));
        await bus.StartAsync();
        await bus.Publish(new Message());
        var context = await received.Task;
        await bus.StopAsync();
        return context;
    }

    public sealed record Message;

    public sealed record Round(ArticleStateMachine Machine, ArticleSaga Saga, BehaviorContext<ArticleSaga>[] Contexts)
    {
        public async Task RunAsync()
        {
            foreach (var context in Contexts)
                await ((StateMachine<ArticleSaga>)Machine).RaiseEvent(context);
        }
    }
}
