namespace Lifecycle.Analyzers.Tests.Stateless;

public class MachineOfSeveralThreadsTests
{
    [Theory]
    [InlineData(
        "new P().Go();",
        "public class P { readonly M _m = new(A); readonly Timer _t; public P() { "
            + "_m.Configure(A).PermitReentry(X); _t = new Timer(_ => {|LFC4026:_m.Fire(X)|}, null, 100000, 1000); "
            + "} public void Go() { _m.Fire(X); Check.That(true, \"\"); } }")]
    [InlineData(
        "new P().Go();",
        "public class P { readonly M _m = new(A); public P() { _m.Configure(A).PermitReentry(X); } public "
            + "void Start() => Task.Run(() => {|LFC4026:_m.Fire(X)|}); public void Go() { _m.Fire(X); "
            + "Check.That(true, \"\"); } }")]
    public Task A_machine_of_a_timer_and_a_public_method_is_reported(string statements, string members = "") =>
        MachineScenario.FailsAsync("LFC4026", statements, members);

    [Theory]
    [InlineData(
        "new P().Go();",
        "public class P { readonly object _gate = new(); readonly M _m = new(A); readonly Timer _t; public "
            + "P() { _m.Configure(A).PermitReentry(X); _t = new Timer(_ => { lock (_gate) _m.Fire(X); }, null, "
            + "100000, 1000); } public void Go() { lock (_gate) _m.Fire(X); } }")]
    [InlineData(
        "new P();",
        "public class P { readonly M _m = new(A); readonly Timer _t; public P() { "
            + "_m.Configure(A).PermitReentry(X); _t = new Timer(_ => _m.Fire(X), null, 100000, 1000); } }")]
    [InlineData(
        "new P().Go();",
        "public class P { readonly M _m = new(A); public P() { _m.Configure(A).PermitReentry(X); } public "
            + "void Go() { _m.Fire(X); } }")]
    [InlineData(
        "new P().Go();",
        "public class P { readonly SemaphoreSlim _one = new(1); readonly M _m = new(A); public P() { "
            + "_m.Configure(A).PermitReentry(X); } public void Start() => Task.Run(() => { _one.Wait(); "
            + "_m.Fire(X); _one.Release(); }); public void Go() { _one.Wait(); _m.Fire(X); _one.Release(); } }")]
    public Task A_machine_of_one_thread_or_under_a_lock_is_not_reported(string statements, string members = "") =>
        MachineScenario.RunsThroughAsync("LFC4", statements, members);
}
