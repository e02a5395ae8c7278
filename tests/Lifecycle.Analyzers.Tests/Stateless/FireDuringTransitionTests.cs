namespace Lifecycle.Analyzers.Tests.Stateless;

public class FireDuringTransitionTests
{
    [Theory]
    [InlineData(
        "var m = new M(A, FiringMode.Immediate); m.Configure(A).Permit(X, B).Permit(Y, C).OnExit(t => { if (t.Trigger "
            + "== X) {|LFC4013:m.Fire(Y)|}; }); m.Fire(X); Check.That(m.State == B, \"It is elsewhere.\");")]
    [InlineData(
        "var log = \"\"; var m = new M(A, FiringMode.Immediate); m.OnTransitioned(t => { if (t.Destination == B) "
            + "{|LFC4013:m.Fire(Y)|}; }); m.Configure(A).Permit(X, B); m.Configure(B).OnEntry(() => log += "
                + "'B').Permit(Y, C); m.Configure(C).OnEntry(() => log += 'C'); m.Fire(X); Check.That(log == \"CB\", "
                    + "log);")]
    public Task Firing_immediately_during_a_transition_goes_wrong(string statements) =>
        MachineScenario.RunsThroughAsync("LFC4013", statements);

    [Theory]
    [InlineData(
        "var m = new M(A); m.Configure(A).Permit(X, B).Permit(Y, C).OnExit(t => { if (t.Trigger == X) m.Fire(Y); }); "
            + "m.Configure(B).Permit(Y, C); m.Fire(X); Check.That(m.State == C, \"It is elsewhere.\");")]
    [InlineData(
        "var m = new M(A, FiringMode.Immediate); m.Configure(A).Permit(X, B).Ignore(Y).OnExit(() => m.Fire(Y)); "
            + "m.Fire(X);")]
    [InlineData(
        "var m = new M(A, FiringMode.Immediate); m.OnTransitionCompleted(t => { if (t.Destination == B) m.Fire(Y); }); "
            + "m.Configure(A).Permit(X, B); m.Configure(B).OnEntry(() => { }).Permit(Y, C); m.Fire(X);")]
    [InlineData(
        "var m = new M(A, FiringMode.Immediate); m.OnTransitioned(t => { if (t.Destination == B) m.Fire(Y); }); "
            + "m.Configure(A).Permit(X, B); m.Configure(B).Permit(Y, C); m.Fire(X); Check.That(m.State == C, \"It is "
                + "elsewhere.\");")]
    [InlineData(
        "var m = new M(A, FiringMode.Immediate); m.Configure(A).Permit(X, B); m.Configure(B).OnEntry(() => "
            + "m.Fire(Y)).Permit(Y, C); m.Fire(X); Check.That(m.State == C, \"It is elsewhere.\");")]
    public Task Firing_after_the_transition_works(string statements) =>
        MachineScenario.RunsThroughAsync("LFC4013", statements);
}
