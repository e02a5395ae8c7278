namespace Lifecycle.Analyzers.Tests.Definitions;

public class AsyncVoidActionTests
{
    [Theory]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B).On(T.Two).GoTo(S.C); b.Stage(S.B).IsTerminal(); "
            + "b.Stage(S.C).On(T.One).GoTo(S.X); b.Stage(S.X).IsTerminal(); "
            + "b.Stage(S.B).OnEntry({|LFC2019:Acts.Tell|});")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B).On(T.Two).GoTo(S.C); b.Stage(S.B).IsTerminal(); "
            + "b.Stage(S.C).On(T.One).GoTo(S.X); b.Stage(S.X).IsTerminal(); "
            + "b.Stage(S.A).OnExit({|LFC2019:Acts.Tell|});")]
    [InlineData(
        "b.StartsIn(S.A).OnStart({|LFC2019:Acts.Begin|}); b.Stage(S.A).On(T.One).GoTo(S.B).On(T.Two).GoTo(S.C); "
            + "b.Stage(S.B).IsTerminal(); b.Stage(S.C).On(T.One).GoTo(S.X); b.Stage(S.X).IsTerminal(); ")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).OnTransition({|LFC2019:Acts.Tell|}).GoTo(S.B).On(T.Two).GoTo(S.C); "
            + "b.Stage(S.B).IsTerminal(); b.Stage(S.C).On(T.One).GoTo(S.X); b.Stage(S.X).IsTerminal(); ")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B).On(T.Two).GoTo(S.C); b.Stage(S.B).IsTerminal(); "
            + "b.Stage(S.C).On(T.One).GoTo(S.X); b.Stage(S.X).IsTerminal(); "
            + "b.Stage(S.B).OnEntry((Action<TransitionContext<S, T, Subject>>)({|LFC2019:async _ => await "
            + "Task.Yield()|}));")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B).On(T.Two).GoTo(S.C); b.Stage(S.B).IsTerminal(); "
            + "b.Stage(S.C).On(T.One).GoTo(S.X); b.Stage(S.X).IsTerminal(); b.Stage(S.B).OnEntry(async _ => await "
            + "Task.Yield()).OnEntry(Acts.TellAsync).OnEntry(_ => { }).OnEntry(Acts.Note);")]
    public Task An_action_can_be_awaited(string statements) =>
        DefinitionScenario.VerifyAsync(
            statements,
            enums: "S4T2",
            types: """
                public static class Acts
                {
                    public static async void Tell(TransitionContext<S, T, Subject> context) => await Task.Yield();
                    public static async void Begin(StartContext<S, Subject> context) => await Task.Yield();
                    public static async Task TellAsync(TransitionContext<S, T, Subject> context) => await Task.Yield();
                    public static void Note(TransitionContext<S, T, Subject> context) { }
                }
                """);
}
