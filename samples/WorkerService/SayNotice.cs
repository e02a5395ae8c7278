using Lifecycle;
using Microsoft.Extensions.Logging;

namespace WorkerService;

/// <summary>Shows a notice that is sent. It may run again, so it only writes a line.</summary>
public sealed partial class SayNotice(ILogger<SayNotice> logger)
    : ITransitionAction<NoticeStage, NoticeTrigger, Notice>
{
    public ValueTask RunAsync(
        TransitionContext<NoticeStage, NoticeTrigger, Notice> context, CancellationToken cancellationToken)
    {
        Sent(context.Subject.Text);
        return ValueTask.CompletedTask;
    }

    [LoggerMessage(LogLevel.Information, "Notice: {Text}")]
    private partial void Sent(string text);
}
