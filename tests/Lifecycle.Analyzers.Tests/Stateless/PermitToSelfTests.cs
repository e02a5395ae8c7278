namespace Lifecycle.Analyzers.Tests.Stateless;

public class PermitToSelfTests
{
    [Theory]
    [InlineData("m.Configure(A).{|LFC4002:Permit(X, A)|};")]
    [InlineData("m.Configure(A).Permit(Y, B).{|LFC4002:Permit(X, A)|};")]
    [InlineData("m.Configure(A).{|LFC4002:PermitIf(X, A, () => true)|};")]
    [InlineData("m.Configure(A).{|LFC4002:PermitIfAsync(X, A, () => Task.FromResult(true))|};")]
    [InlineData("var a = m.Configure(A); a.{|LFC4002:Permit(X, A)|};")]
    [InlineData("if (m.State == A) m.Configure(A).{|LFC4002:Permit(X, A)|};")]
    public Task A_permission_to_move_to_the_same_state_throws(string statements) =>
        MachineScenario.ThrowsAsync<ArgumentException>("LFC4002", $"var m = new M(A); {statements}");

    [Theory]
    [InlineData("m.Configure(A).PermitReentry(X); m.Fire(X);")]
    [InlineData("m.Configure(A).Permit(X, B); m.Configure(B).Permit(X, A); m.Fire(X); m.Fire(X);")]
    [InlineData("m.Configure(A).SubstateOf(Super); m.Configure(Super).Permit(X, A); m.Fire(X);")]
    [InlineData("try { m.Configure(A).Permit(X, A); } catch (ArgumentException) { }")]
    [InlineData("m.Configure(A).PermitDynamic(X, () => A); m.Fire(X);")]
    public Task Reentry_and_ignoring_do_not_throw(string statements) =>
        MachineScenario.RunsThroughAsync("LFC4002", $"var m = new M(A); {statements}");
}
