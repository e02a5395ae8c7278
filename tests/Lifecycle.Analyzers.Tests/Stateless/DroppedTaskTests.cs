namespace Lifecycle.Analyzers.Tests.Stateless;

public class DroppedTaskTests
{
    [Theory]
    [InlineData(
        "new P().Go();",
        "public class P { readonly M _m = new(A); public P() { _m.Configure(A).Permit(X, B); "
            + "_m.Configure(B).OnEntryAsync(async () => { await Task.Yield(); throw new NotSupportedException(); "
            + "}); } public void Go() { {|LFC4020:_m.FireAsync(X)|}; Check.That(true, \"\"); } }")]
    [InlineData(
        "var done = false; var gate = new TaskCompletionSource(); async Task WorkAsync() { await gate.Task; "
            + "done = true; } var m = new M(A); m.Configure(A).Permit(X, B); m.Configure(B).OnEntry(() => "
            + "{|LFC4020:WorkAsync()|}); await m.FireAsync(X); Check.That(!done, \"\");")]
    [InlineData(
        "var done = false; var gate = new TaskCompletionSource(); async Task WorkAsync() { await gate.Task; "
            + "done = true; } var m = new M(A); m.Configure(A).Permit(X, B); m.Configure(B).OnEntry(() => { "
            + "{|LFC4020:WorkAsync()|}; }); await m.FireAsync(X); Check.That(!done, \"\");")]
    [InlineData(
        "var raised = default(Action); var m = new M(A); m.Configure(A).Permit(X, B); raised += () => "
            + "{|LFC4020:m.FireAsync(X)|}; raised(); Check.That(m.State == B, \"\");")]
    public Task A_task_that_synchronous_code_drops_is_not_awaited(string statements, string members = "") =>
        MachineScenario.FailsAsync("LFC4020", statements, members);

    [Theory]
    [InlineData(
        "new P().Go().Wait();",
        "public class P { readonly M _m = new(A); public P() { _m.Configure(A).Permit(X, B); } public Task "
            + "Go() => _m.FireAsync(X); }")]
    [InlineData("var m = new M(A); m.Configure(A).Permit(X, B); Go(); void Go() { _ = m.FireAsync(X); }")]
    [InlineData(
        "async Task WorkAsync() => await Task.Yield(); var m = new M(A); m.Configure(A).Permit(X, B); "
            + "m.Configure(B).OnEntryAsync(() => WorkAsync()); await m.FireAsync(X);")]
    [InlineData(
        "var m = new M(A); m.Configure(A).Permit(X, B); Go(); void Go() { "
            + "m.FireAsync(X).GetAwaiter().GetResult(); }")]
    [InlineData(
        "var m = new M(A); m.Configure(A).Permit(X, B); Task t = null!; Go(); await t; void Go() { t = "
            + "m.FireAsync(X); }")]
    [InlineData(
        "async Task WorkAsync() => await Task.Yield(); var m = new M(A); m.Configure(A).Permit(X, B); "
            + "m.Configure(B).OnEntry(() => { _ = WorkAsync(); }); m.Fire(X);")]
    [InlineData(
        "var m = new M(A); m.Configure(A).Permit(X, B); await Task.Run(() => m.FireAsync(X)); "
            + "Check.That(m.State == B, \"\");")]
    public Task A_task_that_is_awaited_returned_or_discarded_is_not_reported(string statements, string members = "") =>
        MachineScenario.RunsThroughAsync("LFC4", statements, members);
}
