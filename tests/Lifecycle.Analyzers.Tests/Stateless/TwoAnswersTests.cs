namespace Lifecycle.Analyzers.Tests.Stateless;

public class TwoAnswersTests
{
    [Theory]
    [InlineData("m.Configure(A).Permit(X, B).{|LFC4003:Permit(X, C)|}; m.Fire(X);")]
    [InlineData("m.Configure(A).Permit(X, B).{|LFC4003:Permit(X, B)|}; m.Fire(X);")]
    [InlineData("m.Configure(A).Permit(X, B).{|LFC4003:Ignore(X)|}; m.Fire(X);")]
    [InlineData("m.Configure(A).Ignore(X).{|LFC4003:Permit(X, B)|}; m.Fire(X);")]
    [InlineData("m.Configure(A).InternalTransition(X, () => { }).{|LFC4003:Permit(X, B)|}; m.Fire(X);")]
    [InlineData(
        "m.Configure(A).InternalTransitionAsync(X, () => Task.CompletedTask).{|LFC4003:Ignore(X)|}; m.Fire(X);")]
    [InlineData("m.Configure(A).PermitReentry(X).{|LFC4003:Permit(X, B)|}; m.Fire(X);")]
    [InlineData("m.Configure(A).PermitDynamic(X, () => B).{|LFC4003:Permit(X, B)|}; m.Fire(X);")]
    [InlineData("m.Configure(A).Permit(X, B); m.Configure(A).{|LFC4003:Permit(X, C)|}; m.Fire(X);")]
    [InlineData("var a = m.Configure(A); a.Permit(X, B); a.{|LFC4003:Ignore(X)|}; m.Fire(X);")]
    [InlineData("m.Configure(A).Permit(X, B).{|LFC4003:PermitIf(X, C)|}; m.Fire(X);")]
    [InlineData(
        "m.Configure(A).Permit(X, B); m.Configure(A).Permit(Y, C); m.Configure(A).{|LFC4003:Permit(X, C)|}; "
            + "m.CanFire(X);")]
    public Task Two_answers_that_no_guard_separates_throw(string statements) =>
        MachineScenario.ThrowsAsync<InvalidOperationException>("LFC4003", $"var m = new M(A); {statements}");

    [Theory]
    [InlineData("m.Configure(A).PermitIf(X, B, () => true).PermitIf(X, C, () => false); m.Fire(X);")]
    [InlineData("m.Configure(A).Permit(X, B); m.Configure(B).Permit(X, C); m.Fire(X); m.Fire(X);")]
    [InlineData("m.Configure(A).Permit(X, B).PermitIfAsync(X, C, () => Task.FromResult(true)); m.Fire(X);")]
    [InlineData("m.Configure(A).SubstateOf(Super).Permit(X, B); m.Configure(Super).Permit(X, C); m.Fire(X);")]
    [InlineData(
        "if (Environment.TickCount == 1) m.Configure(A).Permit(X, C); else m.Configure(A).Permit(X, B); m.Fire(X);")]
    [InlineData("m.Configure(A).Permit(X, B); if (Environment.TickCount == 1) m.Configure(A).Permit(X, C); m.Fire(X);")]
    [InlineData("m.Configure(A).Permit(X, B); m = new M(A); m.Configure(A).Permit(X, C); m.Fire(X);")]
    [InlineData("var n = new M(A); m.Configure(A).Permit(X, B); n.Configure(A).Permit(X, C); m.Fire(X); n.Fire(X);")]
    [InlineData("m.Configure(A).Permit(X, B); m.Fire(X); if (m.State == B) return; m.Configure(A).Permit(X, C);")]
    [InlineData(
        "new Peer(true).Go();",
        "public class Peer { readonly M _m = new(A); public Peer(bool serves) { if (serves) Serve(); else Ask(); } "
            + "void Serve() => _m.Configure(A).Permit(X, B); void Ask() => _m.Configure(A).Permit(X, C); public void "
                + "Go() => _m.Fire(X); }")]
    public Task One_answer_on_each_path_does_not_throw(string statements, string members = "") =>
        MachineScenario.RunsThroughAsync("LFC4003", $"var m = new M(A); {statements}", members);
}
