namespace Lifecycle.Analyzers.Tests.Definitions;

public class SeveralPayloadsTests
{
    [Theory]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B).On(T.Two).GoTo(S.C); "
            + "b.Trigger(T.One).Carries<string>().{|LFC2017:Carries|}<int>(); b.Stage(S.B).On(T.One).GoTo(S.X); "
            + "b.Stage(S.C).IsTerminal(); b.Stage(S.X).IsTerminal();")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B).On(T.Two).GoTo(S.C); b.Trigger(T.One).Carries<string>(); "
            + "b.Trigger(T.One).{|LFC2017:Carries|}<object>(); b.Stage(S.B).On(T.One).GoTo(S.X); "
            + "b.Stage(S.C).IsTerminal(); b.Stage(S.X).IsTerminal();")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B).On(T.Two).GoTo(S.C); b.Trigger(T.One).Carries<string>(); "
            + "b.Trigger(T.One).Carries<string>(); b.Stage(S.B).On(T.One).GoTo(S.X); b.Stage(S.C).IsTerminal(); "
            + "b.Stage(S.X).IsTerminal();")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B).On(T.Two).GoTo(S.C); b.Trigger(T.One).Carries<string>(); "
            + "b.Trigger(T.Two).Carries<int>(); b.Stage(S.B).On(T.One).GoTo(S.X); b.Stage(S.C).IsTerminal(); "
            + "b.Stage(S.X).IsTerminal();")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B).On(T.Two).GoTo(S.C); b.Trigger(T.One).Carries<int>()"
            + ".Carries<int?>(); b.Trigger(T.Two).Carries<(string A, List<dynamic> B)>()"
            + ".Carries<(string?, List<object>)>(); b.Stage(S.B).On(T.One).GoTo(S.X); "
            + "b.Stage(S.C).IsTerminal(); b.Stage(S.X).IsTerminal();")]
    public Task A_trigger_carries_one_type(string statements) =>
        DefinitionScenario.VerifyAsync(statements, enums: "S4T2");
}
