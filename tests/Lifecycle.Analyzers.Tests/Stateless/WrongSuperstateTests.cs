namespace Lifecycle.Analyzers.Tests.Stateless;

public class WrongSuperstateTests
{
    [Theory]
    [InlineData("m.Configure(A).{|LFC4010:SubstateOf(A)|};")]
    [InlineData("m.Configure(A).SubstateOf(B); m.Configure(B).{|LFC4010:SubstateOf(A)|};")]
    [InlineData(
        "m.Configure(A).SubstateOf(B); m.Configure(B).SubstateOf(C); m.Configure(C).{|LFC4010:SubstateOf(A)|};")]
    public Task A_cycle_of_superstates_throws(string statements) =>
        MachineScenario.ThrowsAsync<ArgumentException>("LFC4010", $"var m = new M(A); {statements}");

    [Fact]
    public Task A_second_superstate_leaves_a_link_behind() => MachineScenario.RunsThroughAsync(
        "LFC4010",
        """
        var exits = 0;
        var m = new M(A);
        m.Configure(A).SubstateOf(B).{|LFC4010:SubstateOf(C)|}.Permit(X, D);
        m.Configure(D).Permit(Y, B);
        m.Configure(B).OnExit(() => exits++).Permit(Z, A);
        m.Fire(X); m.Fire(Y); m.Fire(Z);
        Check.That(m.State == A && !m.IsInState(B), "It is within B.");
        Check.That(exits == 0, "B has been left.");
        """);

    [Theory]
    [InlineData("m.Configure(A).SubstateOf(Super); m.Configure(A).SubstateOf(Super);")]
    [InlineData(
        "m.Configure(A).SubstateOf(Super); m.Configure(B).SubstateOf(Super); m.Configure(Super).SubstateOf(C);")]
    public Task A_superstate_of_several_states_does_not_throw(string statements) =>
        MachineScenario.RunsThroughAsync("LFC4010", $"var m = new M(A); {statements}");
}
