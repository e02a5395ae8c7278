namespace Lifecycle.Analyzers.Tests.Definitions;

public class MoveToItselfTests
{
    [Theory]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo({|LFC2009:S.A|}).On(T.Two).GoTo(S.B); "
            + "b.Stage(S.B).On(T.One).GoTo(S.C); b.Stage(S.C).IsTerminal();")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).ReEnter().On(T.Two).GoTo(S.B); "
            + "b.Stage(S.B).On(T.One).Stay().On(T.Two).GoTo(S.C); b.Stage(S.C).IsTerminal();")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage({|LFC2007:S.A|}).On(T.One).GoTo({|LFC2009:S.A|}).On(T.Two).GoTo({|LFC2003:S.B|}); "
            + "b.Stage({|LFC2002:S.C|}).IsTerminal();")]
    public Task A_move_leads_to_another_stage(string statements) => DefinitionScenario.VerifyAsync(statements);

    [Theory]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).Within(S.C).On(T.One).GoTo(S.X); b.Stage(S.B).Within(S.C).On(T.One).GoTo(S.X); "
            + "b.Stage(S.C).On(T.Two).GoTo({|LFC2009:S.B|}); b.Stage(S.X).IsTerminal();")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).Within(S.C).On(T.One).GoTo(S.X); b.Stage(S.B).Within(S.C).Ignore(T.Two)"
            + ".On(T.One).GoTo(S.X); b.Stage(S.C).On(T.Two).GoTo(S.B); b.Stage(S.X).IsTerminal();")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B).On(T.Two).GoTo(S.X); b.Stage(S.B).Within(S.C).On(T.One)"
            + ".GoTo(S.X); b.Stage(S.C).StartsIn(S.B).On(T.Two).GoTo({|LFC2009:S.C|}); b.Stage(S.X).IsTerminal();")]
    public Task An_inherited_move_leads_to_another_stage(string statements) =>
        DefinitionScenario.VerifyAsync(statements, enums: "S4T2");
}
