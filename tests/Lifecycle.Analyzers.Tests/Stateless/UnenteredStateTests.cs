namespace Lifecycle.Analyzers.Tests.Stateless;

public class UnenteredStateTests
{
    [Theory]
    [InlineData(
        "var ran = 0; var m = new M(A); m.Configure(A).{|LFC4019:OnEntry(() => ran++)|}.Permit(X, B); "
            + "m.Fire(X); Check.That(ran == 0, \"\");")]
    [InlineData(
        "var ran = 0; var m = new M(Sub); m.Configure(Super).{|LFC4019:OnEntry(() => ran++)|}; "
            + "m.Configure(Sub).SubstateOf(Super).Permit(X, B); m.Fire(X); Check.That(ran == 0, \"\");")]
    [InlineData(
        "S s = A; var ran = 0; var m = new M(() => s, v => s = v); m.Configure(A).{|LFC4019:OnEntry(() => "
            + "ran++)|}.Permit(X, B); m.Fire(X); Check.That(ran == 0, \"\");")]
    [InlineData(
        "var ran = 0; var m = new M(Sub); m.Configure(Super).{|LFC4019:OnEntry(() => ran++)|}; "
            + "m.Configure(Sub).SubstateOf(Super).Permit(X, B); m.Configure(B).SubstateOf(Super); m.Fire(X); "
            + "Check.That(ran == 0, \"\");")]
    [InlineData(
        "var ran = 0; var m = new M(Sub); m.Configure(Super).{|LFC4019:OnEntry(() => ran++)|}; "
            + "m.Configure(Sub).SubstateOf(Super).Permit(X, Super); m.Fire(X); Check.That(ran == 0, $\"{ran}\");")]
    public Task An_entry_action_of_a_state_that_nothing_enters_never_runs(string statements, string members = "") =>
        MachineScenario.FailsAsync("LFC4019", statements, members);

    [Theory]
    [InlineData(
        "var ran = 0; var m = new M(A); m.Configure(A).OnEntry(() => ran++).PermitReentry(X); m.Fire(X); "
            + "Check.That(ran == 1, \"\");")]
    [InlineData(
        "var ran = 0; var m = new M(A); m.Configure(A).OnEntry(() => ran++).Permit(X, B); "
            + "m.Configure(B).Permit(Y, A); m.Fire(X); m.Fire(Y); Check.That(ran == 1, \"\");")]
    [InlineData(
        "var ran = 0; var m = new M(A); m.Configure(A).OnEntry(() => ran++).PermitDynamic(X, () => A); "
            + "m.Fire(X); Check.That(ran == 1, \"\");")]
    [InlineData(
        "var ran = 0; var m = new M(A); m.Configure(Super).OnEntry(() => ran++); "
            + "m.Configure(Sub).SubstateOf(Super); m.Configure(A).Permit(X, Sub); m.Fire(X); Check.That(ran == 1, "
            + "\"\");")]
    [InlineData(
        "var ran = 0; var m = new M(Sub); m.Configure(Super).OnEntry(() => ran++).PermitReentry(X); "
            + "m.Configure(Sub).SubstateOf(Super); m.Fire(X); Check.That(ran == 1, \"\");")]
    [InlineData(
        "var ran = 0; var m = new M(A); m.Configure(A).Permit(X, Super); "
            + "m.Configure(Super).InitialTransition(Sub); m.Configure(Sub).SubstateOf(Super).OnEntry(() => ran++); "
            + "m.Fire(X); Check.That(ran == 1, \"\");")]
    [InlineData(
        "var ran = 0; var m = new M(Sub); m.Configure(Super).OnEntry(() => ran++).Permit(X, B); "
            + "m.Configure(Sub).SubstateOf(Super); m.Configure(B).Permit(Y, Sub); m.Fire(X); m.Fire(Y); "
            + "Check.That(ran == 1, \"\");")]
    public Task An_entry_action_of_a_state_that_is_entered_runs(string statements, string members = "") =>
        MachineScenario.RunsThroughAsync("LFC4", statements, members);
}
