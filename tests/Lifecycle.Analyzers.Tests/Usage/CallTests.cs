namespace Lifecycle.Analyzers.Tests.Usage;

/// <summary>Calls of methods in the same compilation, and contracts of methods in any assembly.</summary>
public class CallTests
{
    private const string Others = """
        private static LifecycleInstance<Stage, Trigger, Article> Begin() => Shelf.Lifecycle.Start(new());

        private static async Task<LifecycleInstance<Stage, Trigger, Article>> BeginAndSubmitAsync()
        {
            var fresh = Begin();
            await SubmitAsync(fresh);
            return fresh;
        }

        private static async Task SubmitAsync(LifecycleInstance<Stage, Trigger, Article> article) =>
            await article.FireAsync(Submit);

        private static async Task PublishAsync(LifecycleInstance<Stage, Trigger, Article> article)
        {
            await article.FireAsync(Publish);
        }

        private static Task PublishLaterAsync(LifecycleInstance<Stage, Trigger, Article> article) =>
            PublishAsync(article);

        private static async Task MoveAsync(LifecycleInstance<Stage, Trigger, Article> article, Trigger trigger) =>
            await article.FireAsync(trigger);

        private static async Task MoveFromDraftAsync(
            LifecycleInstance<Stage, Trigger, Article> article,
            Trigger trigger)
        {
            if (article.Stage == Draft)
                trigger = Submit;
            await article.FireAsync(trigger);
        }

        private static async Task MoveOnAsync(LifecycleInstance<Stage, Trigger, Article> article, Trigger trigger)
        {
            await article.FireAsync(trigger);
            trigger++;
            await article.FireAsync(trigger);
        }

        private static LifecycleInstance<Stage, Trigger, Article> ResumeIn(Stage stage) =>
            Shelf.Lifecycle.Resume(new(), stage);

        private static async Task EitherAsync(LifecycleInstance<Stage, Trigger, Article> article, bool flag)
        {
            if (flag)
                await article.FireAsync(Submit);
            else
                await article.FireAsync(Withdraw);
        }

        private static async Task LoopAsync(LifecycleInstance<Stage, Trigger, Article> article, int times)
        {
            if (times > 0)
            {
                _ = await article.TryFireAsync(Submit);
                await LoopAsync(article, times - 1);
            }
        }

        private static void Look(LifecycleInstance<Stage, Trigger, Article> article) =>
            Console.WriteLine(article.Stage);

        public static Task RequireAccepted(
            [RequiresStage(Accepted)] LifecycleInstance<Stage, Trigger, Article> article) => Task.CompletedTask;

        public static Task RequireOpen(
            [RequiresStage(Open, Published)] LifecycleInstance<Stage, Trigger, Article> article) => Task.CompletedTask;

        public static async Task Promise([EnsuresStage(Published)] LifecycleInstance<Stage, Trigger, Article> article)
        {
            foreach (var trigger in new[] { Submit, Approve, Trigger.Publish })
                await article.FireAsync(trigger);
        }

        public static void Get([EnsuresStage(Accepted)] out LifecycleInstance<Stage, Trigger, Article> article) =>
            article = Shelf.Lifecycle.Resume(new(), Accepted);

        [return: EnsuresStage(Accepted)]
        public static LifecycleInstance<Stage, Trigger, Article> Load() => Shelf.Lifecycle.Resume(new(), Accepted);

        """;

    [Theory]
    [InlineData("await {|LFC1001:PublishAsync(draft)|};")]
    [InlineData("await {|LFC1001:PublishLaterAsync(draft)|};")]
    [InlineData("await SubmitAsync(draft); await {|LFC1001:draft.FireAsync(Publish)|};")]
    [InlineData("await SubmitAsync(draft); await {|LFC1001:PublishAsync(draft)|};")]
    [InlineData("await {|LFC1001:MoveAsync(draft, Trigger.Publish)|};")]
    [InlineData("await MoveAsync(draft, Submit); await {|LFC1001:MoveAsync(draft, Edit)|};")]
    [InlineData("await MoveAsync(draft, trigger: Submit); await {|LFC1001:draft.FireAsync(Edit)|};")]
    [InlineData("Look(draft); await {|LFC1001:draft.FireAsync(Publish)|};")]
    [InlineData("var fresh = Begin(); await {|LFC1001:fresh.FireAsync(Publish)|};")]
    [InlineData("var fresh = await BeginAndSubmitAsync(); await {|LFC1001:fresh.FireAsync(Publish)|};")]
    [InlineData("await EitherAsync(draft, flag); await {|LFC1001:draft.FireAsync(Edit)|};")]
    [InlineData("await Promise(draft); await {|LFC1001:draft.FireAsync(Publish)|};")]
    [InlineData("var loaded = Load(); await {|LFC1001:loaded.FireAsync(Approve)|};")]
    [InlineData("Get(out var got); await {|LFC1001:got.FireAsync(Approve)|};")]
    [InlineData("LifecycleInstance<Stage, Trigger, Article> got = draft; Get(out got); await "
        + "{|LFC1001:got.FireAsync(Submit)|};")]
    [InlineData("await RequireAccepted({|LFC1004:draft|});")]
    [InlineData(
        "await draft.FireAsync(Submit); await RequireOpen(draft); await draft.FireAsync(Withdraw); await "
            + "RequireOpen({|LFC1004:draft|});")]
    [InlineData("await draft.FireAsync(Submit); await RequireAccepted({|LFC1004:draft|});")]
    public Task A_fire_that_the_effect_of_a_call_rules_out_is_reported(string statements) =>
        Scenario.VerifyAsync(Articles.Members(Others + Run(statements)), "LFC1", Articles.Definition);

    [Theory]
    [InlineData("await SubmitAsync(draft); await draft.FireAsync(Approve); await PublishAsync(draft);")]
    [InlineData("await EitherAsync(draft, flag); await draft.FireAsync(Approve);")]
    [InlineData("await EitherAsync(draft, flag); await PublishAsync(any);")]
    [InlineData("await LoopAsync(draft, 3); await draft.FireAsync(Approve);")]
    [InlineData("var fresh = await BeginAndSubmitAsync(); await fresh.FireAsync(Approve);")]
    [InlineData("await MoveAsync(draft, Submit); await MoveAsync(draft, Approve); await MoveAsync(draft, Withdraw);")]
    [InlineData("await MoveFromDraftAsync(draft, Approve); await draft.FireAsync(Approve);")]
    [InlineData("await MoveOnAsync(draft, Submit); await draft.FireAsync(Publish);")]
    [InlineData("var resumed = ResumeIn(Review); await resumed.FireAsync(Approve);")]
    [InlineData("await RequireAccepted(any); await RequireOpen(any);")]
    [InlineData("var loaded = Load(); await RequireAccepted(loaded); await loaded.FireAsync(Publish);")]
    [InlineData("var task = SubmitAsync(draft); await Task.Yield(); await draft.FireAsync(Approve); await task;")]
    [InlineData("try { await PublishAsync(draft); } catch (LifecycleException) { }")]
    public Task A_fire_that_the_effect_of_a_call_allows_is_not_reported(string statements) =>
        Scenario.VerifyAsync(Articles.Members(Others + Run(statements)), "LFC1", Articles.Definition);

    [Theory]
    [InlineData(
        "public static async Task A([EnsuresStage(Published)] LifecycleInstance<Stage, Trigger, Article> "
            + "{|LFC1006:article|}) => await article.FireAsync(Submit);")]
    [InlineData(
        "public static async Task B([EnsuresStage(Published)] LifecycleInstance<Stage, Trigger, Article> article) => "
            + "await article.FireAsync(Publish);")]
    [InlineData(
        "public static async Task C([EnsuresStage(Open)] LifecycleInstance<Stage, Trigger, Article> article) { _ = "
            + "await article.TryFireAsync(Submit); }")]
    [InlineData(
        "[return: EnsuresStage(Published)] public static LifecycleInstance<Stage, Trigger, Article> D() => "
            + "{|LFC1006:Shelf.Lifecycle.Start(new())|};")]
    [InlineData(
        "[return: EnsuresStage(Draft)] public static LifecycleInstance<Stage, Trigger, Article> E() => "
            + "Shelf.Lifecycle.Start(new());")]
    [InlineData(
        "public static async Task F([RequiresStage(Draft)] LifecycleInstance<Stage, Trigger, Article> article) => "
            + "await {|LFC1001:article.FireAsync(Publish)|};")]
    [InlineData(
        "public static async Task G([RequiresStage(Accepted)] LifecycleInstance<Stage, Trigger, Article> article) => "
            + "await article.FireAsync(Publish);")]
    [InlineData(
        "public static async Task H(this LifecycleInstance<Stage, Trigger, Article> article) => await "
            + "{|LFC1001:article.FireAsync(Archive)|};")]
    [InlineData(
        "public static async Task I([RequiresStage(new[] { Draft })] LifecycleInstance<Stage, Trigger, Article> "
            + "article) => await {|LFC1001:article.FireAsync(Publish)|};")]
    [InlineData(
        "public static async Task J([RequiresStage(new[] { Accepted, Review }, Draft)] LifecycleInstance<Stage, "
            + "Trigger, Article> article) => await {|LFC1001:article.FireAsync(Release)|};")]
    [InlineData(
        "public static async Task K([RequiresStage(new[] { Accepted, Review })] LifecycleInstance<Stage, Trigger, "
            + "Article> article) => await article.FireAsync(Publish);")]
    [InlineData(
        "public static async Task L([EnsuresStage(new[] { Published, Accepted })] LifecycleInstance<Stage, Trigger, "
            + "Article> {|LFC1006:article|}) => await article.FireAsync(Submit);")]
    [InlineData(
        "public static async Task M([RequiresStage(null!)] LifecycleInstance<Stage, Trigger, Article> article) => "
            + "await article.FireAsync(Publish);")]
    [InlineData(
        "public static async Task N([RequiresStage(null!, new[] { Draft })] LifecycleInstance<Stage, Trigger, Article> "
            + "article) => await {|LFC1001:article.FireAsync(Publish)|};")]
    public Task A_contract_is_checked_inside_its_own_method(string method) =>
        Scenario.VerifyAsync(
            $$"""
            using static Stage;
            using static Trigger;

            public static class Desk
            {
                {{method}}
            }
            """,
            "LFC1",
            Articles.Definition);

    private static string Run(string statements) => $$"""
        public async Task Run(LifecycleInstance<Stage, Trigger, Article> any, bool flag)
        {
            var draft = Shelf.Lifecycle.Start(new());
            await Task.Yield();
        {{statements}}
        }
        """;
}
