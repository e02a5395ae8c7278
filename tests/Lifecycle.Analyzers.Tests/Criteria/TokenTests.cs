namespace Lifecycle.Analyzers.Tests.Criteria;

public class TokenTests
{
    private const string Rule = "LFC3006";

    [Theory]
    [InlineData("await {|LFC3006:Task.Delay(1)|};")]
    [InlineData("await {|LFC3006:context.Subject.SearchAsync(\"it\")|};")]
    [InlineData("await {|LFC3006:context.Subject.SearchAsync(\"it\", CancellationToken.None)|}.ConfigureAwait(false);")]
    [InlineData("await {|LFC3006:context.Subject.SearchAsync(\"it\", default)|};")]
    [InlineData("await {|LFC3006:context.Subject.SearchAsync(\"it\", new())|};")]
    [InlineData("await {|LFC3006:context.Subject.FindAsync(1)|};")]
    [InlineData("_ = await {|LFC3006:context.Subject.GetAsync<string>(1)|};")]
    [InlineData("_ = await {|LFC3006:context.Subject.GetAsync<string>(1)|}.AsTask();")]
    public Task A_criterion_passes_its_token_on(string statements) =>
        CriteriaScenario.VerifyEvaluationAsync(Rule, statements);

    [Theory]
    [InlineData("await Task.Delay(1, cancellationToken);")]
    [InlineData("await context.Subject.SearchAsync(\"it\", cancellationToken);")]
    [InlineData(
        "using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken); await "
            + "context.Subject.SearchAsync(\"it\", linked.Token);")]
    [InlineData("await context.Subject.FindAsync(1, cancellationToken);")]
    [InlineData("await context.Subject.LoadAsync();")]
    [InlineData("await context.Subject.SendAsync(new { Text = \"it\", Token = cancellationToken });")]
    [InlineData("await context.Subject.With(cancellationToken).FindAsync(1);")]
    [InlineData("await context.Subject.SearchAsync(\"it\").WaitAsync(cancellationToken);")]
    [InlineData("await Task.Run(() => context.Subject.FindAsync(1, cancellationToken));")]
    [InlineData(
        "try { } catch (InvalidOperationException) { await context.Subject.SearchAsync(\"undo\"); } finally { await "
            + "context.Subject.FindAsync(1); }")]
    [InlineData(
        "var retry = async (CancellationToken own) => await context.Subject.FindAsync(1); await "
            + "retry(cancellationToken);")]
    [InlineData("_ = context.Subject.FindAsync(1);")]
    [InlineData("await OldAsync();")]
    public Task A_criterion_may_await_a_call_that_has_the_token_or_accepts_none(string statements) =>
        CriteriaScenario.VerifyEvaluationAsync(
            Rule,
            statements,
            "Task OldAsync() => Task.CompletedTask; [Obsolete(\"It never works.\")] Task OldAsync(CancellationToken "
                + "token) => Task.CompletedTask;");

    [Theory]
    [InlineData("async (context, token) => { await {|LFC3006:Task.Delay(1)|}; return CriterionResult.Met(); }")]
    [InlineData("(context, token) => {|LFC3006:Ask()|}")]
    [InlineData("(context, token) => new ValueTask<CriterionResult>({|LFC3006:AskAsync()|})")]
    [InlineData("async (context, token) => { await Task.Delay(1, token); return CriterionResult.Met(); }")]
    [InlineData("(context, token) => Ask(token)")]
    [InlineData("(context, token) => new(AskAsync(token))")]
    public Task An_inline_criterion_passes_its_token_on(string function) =>
        CriteriaScenario.VerifyDefinitionAsync(
            Rule,
            $"b.Stage(S.B).Requires(new CriterionDescription(\"P-1\", \"First\"), {function});",
            members: "private static ValueTask<CriterionResult> Ask(CancellationToken token = default) => default; "
                + "private static Task<CriterionResult> AskAsync(CancellationToken token = default) => "
                    + "Task.FromResult(CriterionResult.Met());");

    [Theory]
    [InlineData("async (c, t) => { await {|LFC3006:Task.Delay(1)|}; return true; }")]
    [InlineData("(CriterionContext<Subject> c, string text, CancellationToken t) => {|LFC3006:Ask(text)|}")]
    [InlineData("(CriterionContext<Subject> c, string text, CancellationToken t) => Ask(text, t)")]
    public async Task A_condition_of_a_branch_passes_its_token_on(string condition)
    {
        var reported = await CriteriaScenario.VerifyDefinitionAsync(
            Rule,
            "b.Trigger(T.Two).Carries<string>(); "
                + $"b.Stage(S.A).On(T.Two).When(\"x\", {condition}, TimeSpan.FromSeconds(1)).Stay();",
            members: "private static ValueTask<bool> Ask(string text, CancellationToken token = default) => default;");

        Assert.All(reported, each => Assert.Contains(
            "so that the condition can be cancelled", each.GetMessage(null), StringComparison.Ordinal));
    }
}
