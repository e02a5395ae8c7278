namespace Lifecycle.Analyzers.Tests.Criteria;

public class BlockingTests
{
    private const string Rule = "LFC3004";

    [Theory]
    [InlineData("{|LFC3004:Thread.Sleep(1)|};")]
    [InlineData("{|LFC3004:Thread.Sleep(TimeSpan.FromSeconds(1))|};")]
    [InlineData("_ = {|LFC3004:context.Subject.LoadAsync().Result|};")]
    [InlineData("{|LFC3004:context.Subject.LoadAsync().Wait()|};")]
    [InlineData("{|LFC3004:context.Subject.LoadAsync().Wait(cancellationToken)|};")]
    [InlineData("_ = {|LFC3004:context.Subject.LoadAsync().GetAwaiter().GetResult()|};")]
    [InlineData("_ = {|LFC3004:context.Subject.LoadAsync().ConfigureAwait(false).GetAwaiter().GetResult()|};")]
    [InlineData("_ = {|LFC3004:context.Subject.ReadAsync().Result|};")]
    [InlineData("_ = {|LFC3004:context.Subject.ReadAsync().AsTask().Result|};")]
    [InlineData("var load = context.Subject.LoadAsync(); _ = {|LFC3004:load.Result|};")]
    [InlineData("_ = new[] { context.Subject }.Select(each => {|LFC3004:each.LoadAsync().Result|}).Sum();")]
    public Task A_criterion_does_not_block(string statements) =>
        CriteriaScenario.VerifyEvaluationAsync(Rule, statements);

    [Theory]
    [InlineData("_ = await context.Subject.LoadAsync();")]
    [InlineData("var load = context.Subject.LoadAsync(); await Task.WhenAll(load); _ = load.Result;")]
    [InlineData("var load = context.Subject.LoadAsync(); if (load.IsCompletedSuccessfully) _ = load.Result;")]
    [InlineData("var load = context.Subject.LoadAsync(); if (load is { IsCompleted: true }) _ = load.Result;")]
    [InlineData(
        "var load = context.Subject.LoadAsync(); if (load.Status == TaskStatus.RanToCompletion) _ = load.Result;")]
    [InlineData("await context.Subject.Loaded; _ = context.Subject.Loaded.Result;")]
    [InlineData("if (context.Subject.Loaded.IsCompleted) _ = context.Subject.Loaded.Result;")]
    [InlineData("_ = await context.Subject.LoadAsync().ContinueWith(load => load.Result, cancellationToken);")]
    [InlineData(
        "var loads = new[] { context.Subject.LoadAsync(), context.Subject.LoadAsync() }; await Task.WhenAll(loads); _ "
            + "= loads.Select(load => load.Result).Sum();")]
    [InlineData("_ = Task.FromResult(1).Result; _ = ValueTask.FromResult(1).Result; Task.CompletedTask.Wait();")]
    [InlineData("await Task.Run(() => Thread.Sleep(1), cancellationToken);")]
    [InlineData("Thread.Sleep(0); Thread.Yield();")]
    [InlineData("_ = context.Subject.LoadAsync().Wait(0, cancellationToken);")]
    [InlineData("_ = context.Subject.Result;")]
    [InlineData("Mine.Threading.Thread.Sleep(1); _ = new Mine.Threading.Tasks.Task().Result;")]
    public Task A_criterion_may_read_the_result_of_a_completed_task(string statements) =>
        CriteriaScenario.VerifyEvaluationAsync(
            Rule,
            statements,
            types: "namespace Mine.Threading { class Thread { public static void Sleep(int time) { } } } namespace "
                + "Mine.Threading.Tasks { class Task { public int Result => 1; } }");

    [Theory]
    [InlineData(
        "b.Stage(S.B).Requires(\"P-1\", s => {|LFC3004:s.LoadAsync().Result|} > 0, \"No.\");",
        "Result of LoadAsync blocks the thread that evaluates the criterion. Require a criterion class that implements "
            + "IEntryCriterion, and await it there.")]
    [InlineData(
        "b.Stage(S.B).Requires(new CriterionDescription(\"P-1\", \"First\"), async (context, token) => { await "
            + "Task.Yield(); {|LFC3004:context.Subject.LoadAsync().Wait()|}; return CriterionResult.Met(); });",
        "Wait of LoadAsync blocks the thread that evaluates the criterion. Await it.")]
    [InlineData("b.Stage(S.B).OnEntry(c => c.Subject.LoadAsync().Wait());", null)]
    public async Task An_inline_criterion_does_not_block(string statements, string? message)
    {
        var reported = await CriteriaScenario.VerifyDefinitionAsync(Rule, statements);

        Assert.All(reported, each => Assert.Equal(message, each.GetMessage(null)));
    }

    [Theory]
    [InlineData(
        "s => {|LFC3004:s.LoadAsync().Result|} > 0",
        "Let the condition take a CancellationToken, and await it.")]
    [InlineData(
        "(Subject s, string text) => {|LFC3004:s.LoadAsync().Result|} > text.Length",
        "Let the condition take a CancellationToken, and await it.")]
    [InlineData(
        "async (CriterionContext<Subject> c, string text, CancellationToken t) => { await Task.Yield(); "
            + "{|LFC3004:c.Subject.LoadAsync().Wait()|}; return true; }",
        "Await it.")]
    public async Task A_condition_of_a_branch_does_not_block(string condition, string advice)
    {
        var reported = Assert.Single(
            await CriteriaScenario.VerifyDefinitionAsync(
                Rule,
                $"b.Trigger(T.Two).Carries<string>(); b.Stage(S.A).On(T.Two).When(\"x\", {condition}).Stay();"));

        Assert.EndsWith(
            $"blocks the thread that evaluates the condition. {advice}",
            reported.GetMessage(null),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_synchronous_criterion_does_not_block()
    {
        var reported = await CriteriaScenario.VerifyDefinitionAsync(Rule, "", """
            class C : EntryCriterion<Subject>
            {
                protected override CriterionResult Evaluate(CriterionContext<Subject> context)
                {
                    {|LFC3004:Thread.Sleep(1)|};
                    return CriterionResult.Met();
                }
            }
            """);

        Assert.Equal(
            "Thread.Sleep blocks the thread that evaluates the criterion. Implement IEntryCriterion, and await "
                + "Task.Delay.",
            reported[0].GetMessage(null));
    }
}
