namespace Lifecycle.Analyzers.Tests.Stateless;

public class FireLeftInQueueTests
{
    [Theory]
    [InlineData(
        "var m = new M(A); var fail = true; m.Configure(A).Permit(X, B); m.Configure(B).OnEntry(() => { if "
            + "(!fail) return; fail = false; {|LFC4025:m.Fire(Y)|}; throw new NotSupportedException(); "
            + "}).Permit(Y, C).Ignore(Z); m.Configure(C).Ignore(Z); try { m.Fire(X); } catch "
            + "(NotSupportedException) { } Check.That(m.State == B, \"\"); m.Fire(Z); Check.That(m.State == C, "
            + "\"\");")]
    [InlineData(
        "var m = new M(A); var fail = true; m.Configure(A).Permit(X, B); m.Configure(B).OnEntry(() => { if "
            + "(fail) { fail = false; {|LFC4025:m.Fire(Y)|}; throw new NotSupportedException(); } }).Permit(Y, "
            + "C).Ignore(Z); m.Configure(C).Ignore(Z); try { m.Fire(X); } catch (NotSupportedException) { } "
            + "m.Fire(Z); Check.That(m.State == C, \"\");")]
    [InlineData(
        "new P().Go();",
        "public class P { bool _f = true; readonly M _m = new(A); public P() { _m.Configure(A).Permit(X, B); "
            + "_m.Configure(B).OnEntry(Entered).Permit(Y, C).Ignore(Z); _m.Configure(C).Ignore(Z); } void "
            + "Entered() { if (!_f) return; _f = false; {|LFC4025:_m.Fire(Y)|}; throw new NotSupportedException(); "
            + "} public void Go() { try { _m.Fire(X); } catch (NotSupportedException) { } _m.Fire(Z); "
            + "Check.That(_m.State == C, \"\"); } }")]
    public Task An_exception_leaves_a_fire_in_the_queue(string statements, string members = "") =>
        MachineScenario.FailsAsync("LFC4025", statements, members);

    [Theory]
    [InlineData(
        "var m = new M(A); m.Configure(A).Permit(X, B); m.Configure(B).OnEntry(() => { try { m.Fire(Y); "
            + "throw new NotSupportedException(); } catch (NotSupportedException) { } }).Permit(Y, C); m.Fire(X); "
            + "Check.That(m.State == C, \"\");")]
    [InlineData(
        "var m = new M(A, FiringMode.Immediate); m.Configure(A).Permit(X, B); m.Configure(B).OnEntry(() => { "
            + "m.Fire(Y); throw new NotSupportedException(); }).Permit(Y, C); try { m.Fire(X); } catch "
            + "(NotSupportedException) { } Check.That(m.State == C, \"\");")]
    [InlineData(
        "var m = new M(A); var fail = false; m.Configure(A).Permit(X, B); m.Configure(B).OnEntry(() => { if "
            + "(fail) throw new NotSupportedException(); m.Fire(Y); }).Permit(Y, C); m.Fire(X); Check.That(m.State "
            + "== C, \"\");")]
    [InlineData(
        "var m = new M(A); m.Configure(A).Permit(X, B); m.Configure(B).OnEntry(() => { if (m.State == B) { "
            + "m.Fire(Y); return; } throw new NotSupportedException(); }).Permit(Y, C); m.Fire(X); "
            + "Check.That(m.State == C, \"\");")]
    public Task A_fire_that_is_processed_is_not_reported(string statements, string members = "") =>
        MachineScenario.RunsThroughAsync("LFC4", statements, members);
}
