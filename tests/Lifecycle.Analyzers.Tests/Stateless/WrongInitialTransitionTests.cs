namespace Lifecycle.Analyzers.Tests.Stateless;

public class WrongInitialTransitionTests
{
    [Theory]
    [InlineData(
        "m.Configure(Super).InitialTransition(Sub).{|LFC4011:InitialTransition(B)|}; "
            + "m.Configure(Sub).SubstateOf(Super); m.Configure(B).SubstateOf(Super);")]
    [InlineData("m.Configure(A).Permit(X, B); m.Configure(B).{|LFC4011:InitialTransition(C)|}; m.Fire(X);")]
    [InlineData(
        "m.Configure(A).Permit(X, B); m.Configure(B).{|LFC4011:InitialTransition(D)|}; m.Configure(C).SubstateOf(B); "
            + "m.Configure(D).SubstateOf(C); m.Fire(X);")]
    public Task An_initial_transition_to_no_substate_throws(string statements) =>
        MachineScenario.ThrowsAsync<InvalidOperationException>("LFC4011", $"var m = new M(A); {statements}");

    [Fact]
    public Task An_initial_transition_to_itself_throws() =>
        MachineScenario.ThrowsAsync<ArgumentException>(
            "LFC4011",
            "var m = new M(A); m.Configure(B).{|LFC4011:InitialTransition(B)|};");

    [Fact]
    public Task The_state_has_changed_when_it_throws() => MachineScenario.RunsThroughAsync(
        "LFC4011",
        """
        var m = new M(A); m.Configure(A).Permit(X, B); m.Configure(B).{|LFC4011:InitialTransition(C)|};
        try { m.Fire(X); } catch (InvalidOperationException) { }
        Check.That(m.State == B, "It has not moved.");
        """);

    [Theory]
    [InlineData(
        "m.Configure(A).Permit(X, Super); m.Configure(Super).InitialTransition(Sub); "
            + "m.Configure(Sub).SubstateOf(Super); m.Fire(X);")]
    [InlineData(
        "m.Configure(A).Permit(X, Super); m.Configure(Super).InitialTransition(Sub); Within(m.Configure(Sub)); "
            + "m.Fire(X); static void Within(M.StateConfiguration state) => state.SubstateOf(Super);")]
    public Task An_initial_transition_to_a_substate_does_not_throw(string statements) =>
        MachineScenario.RunsThroughAsync("LFC4011", $"var m = new M(A); {statements}");
}
