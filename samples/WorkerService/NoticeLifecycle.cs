using Lifecycle;
using static WorkerService.NoticeStage;
using static WorkerService.NoticeTrigger;

namespace WorkerService;

public enum NoticeStage
{
    Written,
    Sent,
}

public enum NoticeTrigger
{
    Send,
}

public sealed class Notice
{
    public required string Text { get; set; }

    public required DateTimeOffset SendAt { get; set; }
}

/// <summary>A notice to a guest, sent at its due date.</summary>
public sealed class NoticeLifecycle : LifecycleDefinition<NoticeStage, NoticeTrigger, Notice>
{
    protected override void Define(LifecycleBuilder<NoticeStage, NoticeTrigger, Notice> lifecycle)
    {
        lifecycle.StartsIn(Written);
        lifecycle.Stage(Written)
            .DueBy(notice => notice.SendAt, fires: Send)
            .On(Send).GoTo(Sent);
        lifecycle.Stage(Sent).OnEntry<SayNotice>().IsTerminal();
    }
}
