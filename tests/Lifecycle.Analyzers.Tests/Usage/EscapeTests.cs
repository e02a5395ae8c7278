namespace Lifecycle.Analyzers.Tests.Usage;

public class EscapeTests
{
    private const string Others = """
        private LifecycleInstance<Stage, Trigger, Article> _kept = Shelf.Lifecycle.Start(new());
        private readonly LifecycleInstance<Stage, Trigger, Article> _own = Shelf.Lifecycle.Start(new());
        private static readonly List<LifecycleInstance<Stage, Trigger, Article>> All = [];
        protected virtual Task TouchAsync(LifecycleInstance<Stage, Trigger, Article> article) => Task.CompletedTask;
        protected virtual Task ElsewhereAsync() => Task.CompletedTask;

        public class Mover : Desk
        {
            protected override Task TouchAsync(LifecycleInstance<Stage, Trigger, Article> article) =>
                MoveOnAsync(article);

            protected override async Task ElsewhereAsync()
            {
                foreach (var each in All.Append(_kept).Append(_own))
                    await MoveOnAsync(each);
            }

            private static async Task MoveOnAsync(LifecycleInstance<Stage, Trigger, Article> article)
            {
                if (article.Permits(Submit))
                    await article.FireAsync(Submit);
                if (article.Permits(Approve))
                    await article.FireAsync(Approve);
            }
        }
        """;

    [Theory]
    [InlineData("await TouchAsync(draft); await draft.FireAsync(Publish);")]
    [InlineData("_kept = draft; await ElsewhereAsync(); await draft.FireAsync(Publish);")]
    [InlineData("All.Add(draft); await ElsewhereAsync(); await draft.FireAsync(Publish);")]
    [InlineData(
        "Action submit = () => draft.TryFireAsync(trigger).AsTask().Wait(); submit(); await draft.FireAsync(Approve);"
    )]
    [InlineData(
        "new List<int> { 1 }.ForEach(_ => draft.TryFireAsync(trigger).AsTask().Wait()); await draft.FireAsync(Approve);"
    )]
    [InlineData(
        "Local(); await draft.FireAsync(Approve); void Local() => draft.TryFireAsync(trigger).AsTask().Wait();"
    )]
    [InlineData("var task = draft.FireAsync(Submit); await Task.Delay(1); await draft.FireAsync(Approve); await task;")]
    [InlineData("await _kept.FireAsync(Submit); await ElsewhereAsync(); await _kept.FireAsync(Publish);")]
    [InlineData("await _own.FireAsync(Submit); await ElsewhereAsync(); await _own.FireAsync(Publish);")]
    [InlineData("var array = new[] { draft }; await TouchAsync(array[0]); await array[0].FireAsync(Publish);")]
    [InlineData("var pair = (draft, 1); pair = (any, 2); await pair.draft.FireAsync(Publish);")]
    [InlineData(
        "Swap(ref draft, any); await draft.FireAsync(Publish); static void Swap<T>(ref T one, T other) => one = "
            + "other;")]
    [InlineData(
        "All.Add(any); Get(out draft); await draft.FireAsync(Publish); static void Get(out LifecycleInstance<Stage, "
            + "Trigger, "
            + "Article> article) => article = All[0];")]
    [InlineData("foreach (var each in All) { await each.FireAsync(Publish); }")]
    [InlineData("foreach (var each in All.Where(each => each.Stage == Accepted)) await each.FireAsync(Publish);")]
    public Task A_fire_is_not_reported_if_other_code_may_have_moved_the_instance(string statements) =>
        Scenario.VerifyAsync(Articles.Members(Others + Run(statements)), "LFC1001", Articles.Definition);

    [Theory]
    [InlineData("await draft.FireAsync(Withdraw); await TouchAsync(draft); await {|LFC1001:draft.FireAsync(Submit)|};")]
    [InlineData("await ElsewhereAsync(); await {|LFC1001:draft.FireAsync(Publish)|};")]
    [InlineData("Console.WriteLine(draft.Stage); await {|LFC1001:draft.FireAsync(Publish)|};")]
    [InlineData("All.Add(draft); await {|LFC1001:draft.FireAsync(Publish)|};")]
    [InlineData("await _own.FireAsync(Withdraw); await {|LFC1001:_own.FireAsync(Submit)|};")]
    [InlineData("await this._kept.FireAsync(Withdraw); await {|LFC1001:_kept.FireAsync(Submit)|};")]
    [InlineData("await draft.EvaluateAsync(Publish); _ = draft.History; await {|LFC1001:draft.FireAsync(Publish)|};")]
    [InlineData(
        "_ = await draft.EvaluateAllAsync(); _ = await draft.PlanAsync(Published); await ElsewhereAsync(); await "
            + "{|LFC1001:draft.FireAsync(Publish)|};")]
    [InlineData(
        "_ = await LifecycleInstancePlanning.PlanAsync(draft, goal: Published); await ElsewhereAsync(); await "
            + "{|LFC1001:draft.FireAsync(Publish)|};")]
    [InlineData(
        "try { await draft.FireAsync(Submit); } finally { _ = await draft.PlanAsync(Published); } await "
            + "{|LFC1001:draft.FireAsync(Edit)|};")]
    [InlineData(
        "var other = Shelf.Lifecycle.Start(new()); await other.FireAsync(Submit); await "
            + "{|LFC1001:draft.FireAsync(Approve)|};")]
    [InlineData("draft = Shelf.Lifecycle.Start(new()); await {|LFC1001:draft.FireAsync(Publish)|};")]
    [InlineData(
        "await draft.FireAsync(Submit); draft = Shelf.Lifecycle.Start(new()); await "
            + "{|LFC1001:draft.FireAsync(Approve)|};")]
    [InlineData("All.Add(any); await {|LFC1001:All[0].FireAsync(Archive)|};")]
    [InlineData(
        "All.Add(any); foreach (var each in All) { await each.FireAsync(Publish); await "
            + "{|LFC1001:each.FireAsync(Publish)|}; }")]
    [InlineData(
        "await Local(any); async Task Local(LifecycleInstance<Stage, Trigger, Article> article) { await "
            + "article.FireAsync(Publish); await {|LFC1001:article.FireAsync(Publish)|}; }")]
    public Task A_fire_is_reported_if_no_other_code_can_have_moved_the_instance(string statements) =>
        Scenario.VerifyAsync(Articles.Members(Others + Run(statements)), "LFC1001", Articles.Definition);

    private static string Run(string statements) => $$"""
        public async Task Run(LifecycleInstance<Stage, Trigger, Article> any, bool flag, Trigger trigger)
        {
            All.Clear();
            var draft = Shelf.Lifecycle.Start(new());
            await Task.Yield();
        {{statements}}
        }
        """;
}
