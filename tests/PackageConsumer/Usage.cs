using Lifecycle;

namespace Usage;

public class Desk(ArticleLifecycle lifecycle)
{
    public async Task WithdrawDraftAsync()
    {
        var article = lifecycle.Start(new Article());
        Console.WriteLine(await article.TryFireAsync(Trigger.Withdraw)); // LFC1002
    }

    public void Forget(LifecycleInstance<Stage, Trigger, Article> article)
    {
        article.FireAsync(Trigger.Publish); // LFC1003
    }

    public Task PrintDraftAsync() => PrintAsync(lifecycle.Start(new Article())); // LFC1004

    public async Task CorrectAsync(LifecycleInstance<Stage, Trigger, Article> article) =>
        await article.FireAsync(Trigger.Correct, new() { Payload = 42 }); // LFC1005

    public async Task PublishAsync(
        [EnsuresStage(Stage.Published)] LifecycleInstance<Stage, Trigger, Article> article) // LFC1006
    {
        await article.FireAsync(Trigger.Withdraw);
    }

    public bool IsNew() => lifecycle.Start(new Article()).Stage == Stage.Draft; // LFC1007

    public LifecycleInstance<Stage, Trigger, Article> Load() => lifecycle.Resume(new Article(), (Stage)42); // LFC1009

    public Task BothAsync(LifecycleInstance<Stage, Trigger, Article> article) =>
        Task.WhenAll(
            article.FireAsync(Trigger.Publish).AsTask(),
            article.FireAsync(Trigger.Withdraw).AsTask()); // LFC1010

    private static Task PrintAsync(
        [RequiresStage(Stage.Published)] LifecycleInstance<Stage, Trigger, Article> article
    ) => Task.FromResult(article);
}
