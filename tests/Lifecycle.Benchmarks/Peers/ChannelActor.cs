using System.Threading.Channels;
using Lifecycle.Benchmarks.Engine;

namespace Lifecycle.Benchmarks.Peers;

/// <summary>
/// The usual way to make a state machine thread-safe without a lock: one reader takes messages from a channel, and each
/// caller waits for its reply.
/// </summary>
public sealed class ChannelActor
{
    private readonly Channel<(ArticleTrigger Trigger, TaskCompletionSource<bool> Reply)> _messages =
        Channel.CreateUnbounded<(ArticleTrigger, TaskCompletionSource<bool>)>(new() { SingleReader = true });

    private readonly Article _article = new();

    public ChannelActor() => _ = Task.Run(RunAsync);

    public ArticleStage Stage => _article.Stage;

    public Task<bool> FireAsync(ArticleTrigger trigger)
    {
        var reply = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        _messages.Writer.TryWrite((trigger, reply));
        return reply.Task;
    }

    private async Task RunAsync()
    {
        await foreach (var (trigger, reply) in _messages.Reader.ReadAllAsync())
            reply.SetResult(HandWritten.TryFire(_article, trigger));
    }
}
