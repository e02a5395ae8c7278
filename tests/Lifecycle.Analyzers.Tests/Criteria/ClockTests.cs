namespace Lifecycle.Analyzers.Tests.Criteria;

public class ClockTests
{
    private const string Rule = "LFC3005";

    [Theory]
    [InlineData("_ = {|LFC3005:DateTimeOffset.UtcNow|};", "context.Now")]
    [InlineData("_ = {|LFC3005:DateTimeOffset.Now|} - context.Now;", "context.Now.ToLocalTime()")]
    [InlineData("_ = {|LFC3005:DateTime.Today|};", "context.Now.LocalDateTime.Date")]
    [InlineData("_ = {|LFC3005:DateTime.UtcNow|};", "context.Now.UtcDateTime")]
    [InlineData("Func<DateTime> now = () => {|LFC3005:DateTime.Now|};", "context.Now.LocalDateTime")]
    [InlineData("Func<DateTime> now = static () => {|LFC3005:DateTime.Now|};", null)]
    [InlineData("_ = {|LFC3005:TimeProvider.System.GetUtcNow()|};", "context.Now")]
    [InlineData("_ = {|LFC3005:TimeProvider.System.GetLocalNow()|};", "context.Now.ToLocalTime()")]
    public async Task A_criterion_uses_the_time_of_its_context(string statements, string? replacement)
    {
        var reported = await CriteriaScenario.VerifyEvaluationAsync(Rule, statements);

        Assert.All(reported, each => Assert.Equal(replacement, each.Properties["Replacement"]));
    }

    [Theory]
    [InlineData("_ = context.Now;")]
    [InlineData("_ = DateTime.MinValue; _ = DateTimeOffset.UnixEpoch;")]
    [InlineData(
        "var started = System.Diagnostics.Stopwatch.GetTimestamp(); _ = "
            + "System.Diagnostics.Stopwatch.GetElapsedTime(started);")]
    [InlineData(
        "var started = TimeProvider.System.GetTimestamp(); await Task.Delay(TimeSpan.Zero, TimeProvider.System, "
            + "cancellationToken);")]
    [InlineData("_ = _time.GetUtcNow();")]
    [InlineData("_ = nameof(DateTime.Now);")]
    public Task A_criterion_may_measure_durations_and_calculate_times(string statements) =>
        CriteriaScenario.VerifyEvaluationAsync(
            Rule,
            statements,
            "private readonly TimeProvider _time = TimeProvider.System; public static DateTimeOffset Loaded { get; } = "
                + "DateTimeOffset.UtcNow;");

    [Theory]
    [InlineData("b.Stage(S.B).OnEntry(c => c.Subject.At = {|LFC3005:DateTimeOffset.UtcNow|});", "c.Now", "Use c.Now.")]
    [InlineData(
        "b.Stage(S.A).On(T.Two).When(\"late\", (s, c) => s.At < {|LFC3005:DateTimeOffset.UtcNow|}).Stay();",
        "c.Now",
        "Use c.Now.")]
    [InlineData(
        "b.Stage(S.A).On(T.Two).Emits(c => {|LFC3005:DateTime.UtcNow|}).Stay();",
        "c.Now.UtcDateTime",
        "Use c.Now.UtcDateTime.")]
    [InlineData(
        "b.Stage(S.A).On(T.Two).When(\"late\", s => s.At < {|LFC3005:DateTimeOffset.UtcNow|}).Stay();",
        null,
        "Add the context as a second parameter, and use its Now.")]
    [InlineData(
        "b.Trigger(T.Two).Carries<string>(); b.Stage(S.A).On(T.Two).When<string>(\"late\", (s, text) => "
            + "s.At < {|LFC3005:DateTimeOffset.UtcNow|}).Stay();",
        null,
        "Add the context as a third parameter, and use its Now.")]
    [InlineData(
        "b.Trigger(T.Two).Carries<string>(); b.Stage(S.A).On(T.Two).When<string>(\"late\", (s, text, c) => "
            + "s.At < {|LFC3005:DateTimeOffset.UtcNow|}).Stay();",
        "c.Now",
        "Use c.Now.")]
    [InlineData(
        "b.Stage(S.B).Requires(\"P-1\", s => s.At < {|LFC3005:DateTimeOffset.UtcNow|}, \"No.\");",
        null,
        "Use the overload with a CriterionDescription, and the Now of the context that its function gets.")]
    [InlineData(
        "b.Stage(S.A).DueBy(s => {|LFC3005:DateTimeOffset.UtcNow|}, T.One);",
        null,
        "Read the time from the subject.")]
    [InlineData(
        "Late(b); static void Late(LifecycleBuilder<S, T, Subject> b) => b.Stage(S.B).OnEntry(c => c.Subject.At = "
            + "{|LFC3005:DateTimeOffset.UtcNow|});",
        "c.Now",
        "Use c.Now.")]
    public async Task A_definition_uses_the_time_of_its_context(
        string statements,
        string? replacement,
        string advice)
    {
        var reported = Assert.Single(await CriteriaScenario.VerifyDefinitionAsync(Rule, statements));

        Assert.Equal(replacement, reported.Properties["Replacement"]);
        Assert.EndsWith(
            "bypasses the lifecycle's clock. " + advice,
            reported.GetMessage(null),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_action_of_the_start_uses_the_time_of_its_context()
    {
        var reported = Assert.Single(await CriteriaScenario.VerifyDefinitionAsync(
            Rule,
            "",
            "class E : LifecycleDefinition<S, T, Subject> { protected override void Define(LifecycleBuilder<S, T, "
                + "Subject> b) => b.StartsIn(S.A).OnStart(c => c.Subject.At = {|LFC3005:DateTimeOffset.UtcNow|}); }"));

        Assert.Equal("c.Now", reported.Properties["Replacement"]);
    }

    [Theory]
    [InlineData("ITransitionAction<S, T, Subject>", "TransitionContext<S, T, Subject> context")]
    [InlineData("ITransitionAction<S, T, Subject, string>", "TransitionContext<S, T, Subject> context, string text")]
    [InlineData("IStartAction<S, Subject>", "StartContext<S, Subject> context")]
    public async Task An_action_class_uses_the_time_of_its_context(string contract, string parameters)
    {
        var reported = Assert.Single(await CriteriaScenario.VerifyDefinitionAsync(Rule, "", $$"""
            class C : {{contract}}
            {
                public async ValueTask RunAsync({{parameters}}, CancellationToken token)
                {
                    await Task.Yield();
                    context.Subject.At = {|LFC3005:DateTimeOffset.UtcNow|};
                }

                public void Run({{parameters}}) => context.Subject.At = DateTimeOffset.UtcNow;
            }
            """));

        Assert.Equal("context.Now", reported.Properties["Replacement"]);
    }

    [Theory]
    [InlineData("b.Stage(S.B).OnEntry(c => c.Subject.At = c.Now);")]
    [InlineData("b.Stage(S.B).OnEntry(c => c.Subject.At = Clock());")]
    [InlineData("Console.WriteLine(DateTime.Now);")]
    [InlineData("var late = new Lazy<DateTime>(() => DateTime.Now);")]
    [InlineData("new List<int>().ForEach(each => Console.WriteLine(DateTime.Now));")]
    public Task Other_code_may_use_any_clock(string statements) =>
        CriteriaScenario.VerifyDefinitionAsync(
            Rule,
            statements,
            members: "private static DateTimeOffset Clock() => DateTimeOffset.UtcNow;");
}
