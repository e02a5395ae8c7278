namespace Lifecycle.Analyzers.Tests.Definitions;

public class UnreadableTests
{
    [Theory]
    [InlineData("b.StartsIn(S.A); {|LFC2011:if (DateTime.Now.Year > 2000) b.Stage(S.A).On(T.One).GoTo(S.B);|}")]
    [InlineData("b.StartsIn({|LFC2011:(S)DateTime.Now.Year|});")]
    [InlineData(
        "b.StartsIn(S.A); {|LFC2011:foreach (var stage in Enum.GetValues<S>()) b.Stage(stage).On(T.One).Stay();|}")]
    [InlineData("b.StartsIn(S.A); {|LFC2011:new List<S>().ForEach(stage => b.Stage(stage))|};")]
    public Task An_unreadable_definition_has_only_the_report_that_says_so(string statements) =>
        DefinitionScenario.VerifyAsync(statements);

    [Theory]
    [InlineData("if (false) b.Stage(S.B).On(T.Two).GoTo(S.B);")]
    [InlineData("if (true) { } else { b.Stage(S.A).IsTerminal(); }")]
    [InlineData("const bool isOn = false; if (isOn) { b.StartsIn(S.B); }")]
    [InlineData("while (false) b.StartsIn(S.B);")]
    [InlineData("if (IsOn) b.Stage(S.B).Within(S.A);")]
    [InlineData("if (!IsOn) { } else b.Stage(S.C).On(T.One).GoTo(S.C);")]
    [InlineData("if (1 > 2) b.Stage(S.A).On(T.One).GoTo(S.C);")]
    public Task What_a_constant_condition_leaves_out_is_not_declared(string statements) =>
        DefinitionScenario.VerifyAsync(
            "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B); b.Stage(S.B).On(T.Two).GoTo(S.C); "
                + "b.Stage(S.C).IsTerminal(); "
                + statements.Replace("IsOn", "Switches.IsOn", StringComparison.Ordinal),
            types: "public static class Switches { public const bool IsOn = false; }");
}
