namespace Lifecycle.Analyzers.Tests.Stateless;

public class SelfWaitingActionTests
{
    [Theory]
    [InlineData(
        "var n = 0; void Tick() { if (++n > 50) throw new InvalidOperationException(\"It never ends.\"); } "
            + "var m = new M(A); m.Configure(A).Permit(X, B); m.Configure(B).OnEntry(() => { while "
            + "({|LFC4023:m.State == B|}) Tick(); }).Permit(Y, C); m.Fire(X);")]
    [InlineData(
        "var n = 0; void Tick() { if (++n > 50) throw new InvalidOperationException(\"It never ends.\"); } "
            + "var m = new M(A); m.Configure(A).Permit(X, B); m.Configure(B).OnEntry(() => { m.Fire(Y); while "
            + "({|LFC4023:m.State != C|}) Tick(); }).Permit(Y, C); m.Fire(X);")]
    [InlineData(
        "await new P().Go();",
        "public class P { int _n; readonly M _m = new(A); public P() { _m.Configure(A).Permit(X, B); "
            + "_m.Configure(B).OnEntryAsync(EnteredAsync).Permit(Y, C); } async Task EnteredAsync() { while "
            + "({|LFC4023:!_m.IsInState(C)|}) await TickAsync(); } async Task TickAsync() { await Task.Yield(); if "
            + "(++_n > 50) throw new InvalidOperationException(\"It never ends.\"); } public Task Go() => "
            + "_m.FireAsync(X); }")]
    public Task An_action_that_waits_for_its_own_machine_never_ends(string statements, string members = "") =>
        MachineScenario.FailsAsync("LFC4023", statements, members);

    [Theory]
    [InlineData(
        "var n = 0; var m = new M(A); m.Configure(A).Permit(X, B); m.Configure(B).OnEntry(() => { while "
            + "(m.State == B) { if (++n > 50) break; } }).Permit(Y, C); m.Fire(X);")]
    [InlineData(
        "var n = 0; var m = new M(A); m.Configure(A).Permit(X, B); m.Configure(B).OnEntry(() => { while "
            + "(m.State == B && n++ < 50) { } }).Permit(Y, C); m.Fire(X);")]
    [InlineData(
        "var m = new M(A); m.Configure(A).Permit(X, B); m.Configure(B).OnEntry(() => { while (m.State == A) "
            + "{ } }).Permit(Y, C); m.Fire(X);")]
    [InlineData(
        "var m = new M(A, FiringMode.Immediate); m.Configure(A).Permit(X, B); m.Configure(B).OnEntry(() => { "
            + "while (m.State == B) m.Fire(Y); }).Permit(Y, C); m.Fire(X);")]
    [InlineData(
        "S s = A; var m = new M(() => s, v => s = v); m.Configure(A).Permit(X, B); m.Configure(B).OnEntry(() "
            + "=> { while (m.State == B) s = C; }).Permit(Y, C); m.Fire(X);")]
    public Task A_loop_that_may_end_is_not_reported(string statements, string members = "") =>
        MachineScenario.RunsThroughAsync("LFC4", statements, members);
}
