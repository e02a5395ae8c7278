namespace Lifecycle.Analyzers.Tests.Stateless;

public class IdleActivationTests
{
    [Theory]
    [InlineData(
        "var ran = 0; var m = new M(A); m.Configure(A).{|LFC4021:OnActivate(() => ran++)|}.Permit(X, B); "
            + "m.Configure(B).{|LFC4021:OnActivate(() => ran++)|}; m.Fire(X); Check.That(ran == 0, \"\");")]
    [InlineData(
        "var ran = 0; var m = new M(A); m.Configure(A).{|LFC4021:OnDeactivate(() => ran++)|}.Permit(X, B); "
            + "m.Activate(); m.Fire(X); Check.That(ran == 0, \"\");")]
    [InlineData(
        "var ran = 0; var m = new M(A); m.Configure(A).{|LFC4021:OnActivateAsync(() => { ran++; return "
            + "Task.CompletedTask; })|}.Permit(X, B); await m.FireAsync(X); Check.That(ran == 0, \"\");")]
    public Task An_activation_action_without_activation_never_runs(string statements, string members = "") =>
        MachineScenario.FailsAsync("LFC4021", statements, members);

    [Theory]
    [InlineData(
        "var ran = 0; var m = new M(A); m.Configure(A).OnActivate(() => ran++).OnDeactivate(() => "
            + "ran++).Permit(X, B); m.Activate(); m.Deactivate(); Check.That(ran == 2, \"\");")]
    [InlineData(
        "var ran = 0; var m = new M(A); m.Configure(A).OnActivate(() => ran++).Permit(X, B); await "
            + "m.ActivateAsync(); Check.That(ran == 1, \"\");")]
    [InlineData(
        "var ran = 0; var m = new M(A); m.Configure(A).OnActivate(() => ran++).Permit(X, B); Start(m); "
            + "Check.That(ran == 1, \"\"); static void Start(M m) => m.Activate();")]
    [InlineData(
        "var ran = 0; var m = new M(A); m.Configure(A).OnActivate(() => ran++).Permit(X, B); var all = new "
            + "List<M> { m }; all[0].Activate(); Check.That(ran == 1, \"\");")]
    public Task An_activation_action_that_may_run_is_not_reported(string statements, string members = "") =>
        MachineScenario.RunsThroughAsync("LFC4", statements, members);
}
