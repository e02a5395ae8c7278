namespace Lifecycle.Analyzers.Tests.Stateless;

public class RepeatedHandlerTests
{
    [Theory]
    [InlineData(
        "var ran = 0; void Save() => ran++; var m = new M(A); "
            + "m.Configure(A).OnExit(Save).{|LFC4022:OnExit(Save)|}.Permit(X, B); m.Fire(X); Check.That(ran == 2, "
            + "\"\");")]
    [InlineData(
        "var ran = 0; void Save() => ran++; var m = new M(A); m.Configure(A).Permit(X, B); "
            + "m.Configure(B).OnEntry(Save).{|LFC4022:OnEntryFrom(X, Save)|}; m.Fire(X); Check.That(ran == 2, "
            + "\"\");")]
    public Task A_method_that_is_registered_twice_runs_twice(string statements, string members = "") =>
        MachineScenario.FailsAsync("LFC4022", statements, members);

    [Theory]
    [InlineData(
        "var ran = 0; void Save() => ran++; var m = new M(A); m.Configure(A).Permit(X, B).Permit(Y, B); "
            + "m.Configure(B).OnEntryFrom(X, Save).OnEntryFrom(Y, Save); m.Fire(X); Check.That(ran == 1, \"\");")]
    [InlineData(
        "var ran = 0; void Save() => ran++; var m = new M(A); "
            + "m.Configure(A).OnEntry(Save).OnExit(Save).PermitReentry(X); m.Fire(X); Check.That(ran == 2, \"\");")]
    [InlineData(
        "var ran = 0; void Save() => ran++; var m = new M(A); m.Configure(A).OnExit(Save).Permit(X, B); "
            + "m.Configure(B).OnExit(Save).Permit(X, C); m.Fire(X); Check.That(ran == 1, \"\");")]
    [InlineData(
        "var ran = 0; void Save() => ran++; var m = new M(A); if (Environment.TickCount == 1) "
            + "m.Configure(A).OnExit(Save); else m.Configure(A).OnExit(Save); m.Configure(A).Permit(X, B); "
            + "m.Fire(X); Check.That(ran == 1, \"\");")]
    [InlineData(
        "var ran = 0; void Save() => ran++; var m = new M(A); var n = new M(A); "
            + "m.Configure(A).OnExit(Save).Permit(X, B); n.Configure(A).OnExit(Save).Permit(X, B); m.Fire(X); "
            + "Check.That(ran == 1, \"\");")]
    [InlineData(
        "var ran = 0; var m = new M(A); { void Save() => ran++; m.Configure(A).OnExit(Save); } "
            + "{ void Save() => ran += 10; m.Configure(A).OnExit(Save); } m.Configure(A).Permit(X, B); m.Fire(X); "
            + "Check.That(ran == 11, \"\");")]
    [InlineData(
        "var m = new M(A); var log = new Log(); var other = new Log(); m.Configure(A).OnExit(log.Save)"
            + ".OnExit(other.Save).Permit(X, B); m.Fire(X); Check.That(log.Ran == 1 && other.Ran == 1, \"\");",
        "public class Log { public int Ran; public void Save() => Ran++; }")]
    public Task A_method_that_one_transition_runs_once_is_not_reported(string statements, string members = "") =>
        MachineScenario.RunsThroughAsync("LFC4", statements, members);
}
