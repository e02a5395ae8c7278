namespace Lifecycle.Analyzers.Tests.Usage.CorrectCode;

/// <summary>One mistake is reported once.</summary>
public class OneMistakeTests
{
    private const string Members = """
        private static async Task PublishDraftAsync(LifecycleInstance<Stage, Trigger, Article> article)
        {
            if (article.Stage == Draft)
                await {|LFC1001:article.FireAsync(Publish)|};
        }

        private static async Task ArchiveAsync(LifecycleInstance<Stage, Trigger, Article> article) =>
            await {|LFC1001:article.FireAsync(Archive)|};

        private static async Task TwiceAsync(LifecycleInstance<Stage, Trigger, Article> article)
        {
            await article.FireAsync(Publish);
            await {|LFC1001:article.FireAsync(Publish)|};
        }

        private static Task OuterAsync(LifecycleInstance<Stage, Trigger, Article> article) =>
            PublishDraftAsync(article);
        """;

    [Theory]
    [InlineData("await PublishDraftAsync(draft);")]
    [InlineData("await OuterAsync(draft);")]
    [InlineData("await ArchiveAsync(draft);")]
    [InlineData("await TwiceAsync(any);")]
    [InlineData("if (flag) await ArchiveAsync(draft); else await ArchiveAsync(any);")]
    [InlineData("await PublishDraftAsync(any); await PublishDraftAsync(draft);")]
    public Task A_fire_that_is_reported_in_its_method_is_not_reported_at_its_calls(string statements) =>
        Scenario.VerifyAsync(
            Articles.Members(Members + $$"""
                public async Task RunAsync(LifecycleInstance<Stage, Trigger, Article> any, bool flag)
                {
                    var draft = Shelf.Lifecycle.Start(new());
                    {{statements}}
                }

                public Task RunAsync(LifecycleInstance<Stage, Trigger, Article> any, bool flag, bool other) =>
                    other ? PublishDraftAsync(any) : flag ? ArchiveAsync(any) : TwiceAsync(any);
                """),
            "LFC1001",
            Articles.Definition);
}
