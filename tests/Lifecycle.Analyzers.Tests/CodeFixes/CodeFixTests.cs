using Lifecycle.Analyzers.Tests.Usage;

namespace Lifecycle.Analyzers.Tests.CodeFixes;

public class CodeFixTests
{
    [Theory]
    [InlineData(
        "LFC1001",
        "await draft.FireAsync(Approve);",
        "Fire Submit first",
        "await draft.FireAsync(Submit); await draft.FireAsync(Approve);")]
    [InlineData(
        "LFC1001",
        "await draft.FireAsync(Trigger.Approve);",
        "Fire Submit first",
        "await draft.FireAsync(Submit); await draft.FireAsync(Trigger.Approve);")]
    [InlineData(
        "LFC1008",
        "await any.FireAsync(Publish);",
        "Use TryFireAsync, and check the result",
        "var result = await any.TryFireAsync(Publish); if (!result.Accepted) throw new "
            + "InvalidOperationException(result.ToString());")]
    [InlineData(
        "LFC1003",
        "draft.TryFireAsync(Submit);",
        "Await FireAsync, which throws",
        "await draft.FireAsync(Submit);")]
    [InlineData(
        "LFC1002",
        "var result = await draft.TryFireAsync(Approve);",
        "Fire Submit first",
        "await draft.FireAsync(Submit); var result = await draft.TryFireAsync(Approve);")]
    [InlineData(
        "LFC1008",
        "await any.FireAsync(Publish);",
        "Test Permits first",
        "if (any.Permits(Publish)) await any.FireAsync(Publish);")]
    [InlineData("LFC1003", "draft.FireAsync(Submit);", "Await the task", "await draft.FireAsync(Submit);")]
    [InlineData(
        "LFC1003",
        "await draft.TryFireAsync(Submit).ConfigureAwait(false);",
        "Use FireAsync, which throws",
        "await draft.FireAsync(Submit).ConfigureAwait(false);")]
    [InlineData(
        "LFC1004",
        "await draft.FireAsync(Edit); Ask(draft);",
        "Fire Submit first",
        "await draft.FireAsync(Edit); await draft.FireAsync(Submit); Ask(draft);")]
    public async Task A_use_is_fixed(string rule, string statements, string title, string expected)
    {
        const string Ask =
            " static void Ask([RequiresStage(Review)] LifecycleInstance<Stage, Trigger, Article> article) { }";

        var changed = await Fixing.FixAsync(Articles.Method(statements + Ask), rule, title, Articles.Definition);

        Assert.Equal(Words(Articles.Method(expected + Ask)), Words(changed));
    }

    [Theory]
    [InlineData(
        "LFC2003",
        "b.Stage(S.A).On(T.One).GoTo(S.B).On(T.Two).GoTo(S.B); b.Stage(S.B);",
        "Call IsTerminal()",
        "b.Stage(S.A).On(T.One).GoTo(S.B).On(T.Two).GoTo(S.B); b.Stage(S.B).IsTerminal();")]
    [InlineData(
        "LFC2003",
        "b.Stage(S.A).On(T.One).GoTo(S.B).On(T.Two).Stay();",
        "Call IsTerminal()",
        "b.Stage(S.A).On(T.One).GoTo(S.B).On(T.Two).Stay(); b.Stage(S.B).IsTerminal();")]
    [InlineData(
        "LFC2005",
        "b.Stage(S.A).On(T.One).GoTo(S.B); b.Stage(S.B).IsTerminal();",
        "Declare the trigger",
        "b.Stage(S.A).On(T.One).GoTo(S.B); b.Stage(S.B).IsTerminal(); b.Trigger(T.Two);")]
    [InlineData(
        "LFC2006",
        "b.Stage(S.A).On(T.One).GoTo(S.B).On(T.Two).GoTo(S.B); b.Stage(S.B).IsTerminal().On(T.Two)"
            + ".When(\"it may\", _ => true).GoTo(S.A).Otherwise().Stay().Ignore(T.One);",
        "Remove the transition",
        "b.Stage(S.A).On(T.One).GoTo(S.B).On(T.Two).GoTo(S.B); b.Stage(S.B).IsTerminal().Ignore(T.One);")]
    [InlineData(
        "LFC2006",
        "b.Stage(S.A).On(T.One).GoTo(S.B); b.Stage(S.B).IsTerminal().On(T.Two).Stay();",
        "Ignore the trigger",
        "b.Stage(S.A).On(T.One).GoTo(S.B); b.Stage(S.B).IsTerminal().Ignore(T.Two);")]
    [InlineData(
        "LFC2006",
        "b.Stage(S.A).On(T.One).GoTo(S.B); b.Stage(S.B).IsTerminal().On(T.Two).GoTo(S.A);",
        "Remove IsTerminal()",
        "b.Stage(S.A).On(T.One).GoTo(S.B); b.Stage(S.B).On(T.Two).GoTo(S.A);")]
    [InlineData(
        "LFC2009",
        "b.Stage(S.A).On(T.One).GoTo(S.A).On(T.Two).GoTo(S.B); b.Stage(S.B).IsTerminal();",
        "ReEnter() instead of GoTo",
        "b.Stage(S.A).On(T.One).ReEnter().On(T.Two).GoTo(S.B); b.Stage(S.B).IsTerminal();")]
    [InlineData(
        "LFC2009",
        "b.Stage(S.A).On(T.One).GoTo(S.A).On(T.Two).GoTo(S.B); b.Stage(S.B).IsTerminal();",
        "Stay() instead of GoTo",
        "b.Stage(S.A).On(T.One).Stay().On(T.Two).GoTo(S.B); b.Stage(S.B).IsTerminal();")]
    [InlineData(
        "LFC3005",
        "b.Stage(S.A).On(T.One).OnTransition(c => c.Subject.At = DateTimeOffset.UtcNow).GoTo(S.B).On(T.Two).Stay(); "
            + "b.Stage(S.B).IsTerminal();",
        "Use c.Now",
        "b.Stage(S.A).On(T.One).OnTransition(c => c.Subject.At = c.Now).GoTo(S.B).On(T.Two).Stay(); "
            + "b.Stage(S.B).IsTerminal();")]
    public async Task A_definition_is_fixed(string rule, string statements, string title, string expected) =>
        Assert.Equal(Words(Definition(expected)), Words(await Fixing.FixAsync(Definition(statements), rule, title)));

    [Theory]
    [InlineData("LFC2009", "b.Stage(S.A).On(T.One).GoTo(S.A).On(T.Two).GoTo(S.B); b.Stage(S.B).IsTerminal();")]
    [InlineData(
        "LFC2006",
        "b.Stage(S.A).On(T.One).GoTo(S.B).On(T.Two).GoTo(S.B); b.Stage(S.B).IsTerminal().On(T.Two).GoTo(S.A);")]
    public async Task A_definition_is_fixed_although_that_shows_a_faulty_use(string rule, string statements)
    {
        const string Use =
            "class Desk { public async Task RunAsync() { var it = new D().Start(new()); "
                + "await it.FireAsync(T.Two); await it.FireAsync(T.One); } }";

        Assert.NotEmpty(await Fixing.TitlesAsync(Definition(statements) + Use, rule));
    }

    [Fact]
    public async Task A_fire_that_several_triggers_could_fix_is_offered_none_of_them()
    {
        Assert.DoesNotContain(
            await Fixing.TitlesAsync(
                Articles.Method("await draft.FireAsync(Publish);"),
                "LFC1001",
                Articles.Definition),
            title => title.StartsWith("Fire", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(
        "LFC1003",
        "draft.FireAsync(Edit); draft.FireAsync(Submit);",
        "Await the task",
        "await draft.FireAsync(Edit); await draft.FireAsync(Submit);")]
    [InlineData(
        "LFC1008",
        "if (flag) { await any.FireAsync(Publish); } else { await any.FireAsync(Approve); }",
        "Test Permits first",
        "if (flag) { if (any.Permits(Publish)) await any.FireAsync(Publish); } else { if (any.Permits(Approve)) await "
            + "any.FireAsync(Approve); }")]
    public async Task Fix_All_fixes_all_uses(string rule, string statements, string title, string expected) =>
        Assert.Equal(
            Words(Articles.Method(expected)),
            Words(await Fixing.FixAllAsync(Articles.Method(statements), rule, title, Articles.Definition)));

    [Theory]
    [InlineData(
        "LFC2009",
        "b.Stage(S.A).On(T.One).GoTo(S.A).On(T.Two).GoTo(S.B); b.Stage(S.B).On(T.One).GoTo(S.B).On(T.Two).GoTo(S.A);",
        "Stay() instead of GoTo",
        "b.Stage(S.A).On(T.One).Stay().On(T.Two).GoTo(S.B); b.Stage(S.B).On(T.One).Stay().On(T.Two).GoTo(S.A);")]
    public async Task Fix_All_fixes_a_whole_definition(
        string rule,
        string statements,
        string title,
        string expected) =>
        Assert.Equal(Words(Definition(expected)), Words(await Fixing.FixAllAsync(Definition(statements), rule, title)));

    [Fact]
    public void Every_fix_supports_Fix_All() =>
        Assert.All(Fixing.Providers, provider => Assert.NotNull(provider.GetFixAllProvider()));

    [Theory]
    [InlineData("b.Stage(S.A).On(T.One).GoTo(S.B); b.Stage(S.B).On(T.Two).Stay();")]
    [InlineData("b.Stage(S.A).On(T.One).GoTo(S.B); b.Stage(S.B).On(T.Two).ReEnter();")]
    public async Task A_stage_that_stays_or_is_entered_again_is_not_made_terminal(string statements) =>
        Assert.Empty(await Fixing.TitlesAsync(Definition(statements), "LFC2003"));

    private static string Definition(string statements) => $$"""
        public enum S { A, B }
        public enum T { One, Two }
        public class Subject { public DateTimeOffset At { get; set; } }
        public class D : LifecycleDefinition<S, T, Subject>
        {
            protected override void Define(LifecycleBuilder<S, T, Subject> b)
            {
                b.StartsIn(S.A);
                {{statements}}
            }
        }
        """;

    /// <summary>The text with all white space collapsed.</summary>
    private static string Words(string source) =>
        string.Join(' ', source.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
