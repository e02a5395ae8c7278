namespace Lifecycle.Analyzers.Tests.Stateless;

public class UnreachableStateTests
{
    [Theory]
    [InlineData("var m = new M(A); m.Configure(A).Permit(X, B); {|LFC4015:m.Configure(C)|}.Permit(Y, A);")]
    [InlineData(
        "var m = new M(A); m.Configure(A).Permit(X, B); {|LFC4015:m.Configure(C)|}.Permit(Y, D); "
            + "{|LFC4015:m.Configure(D)|}.Permit(Y, C);")]
    public Task A_state_that_nothing_reaches_is_reported(string statements) =>
        MachineScenario.RunsThroughAsync("LFC4015", statements);

    [Theory]
    [InlineData(
        "var m = new M(A); m.Configure(A).Permit(X, Sub); m.Configure(Super).Permit(Y, A); "
            + "m.Configure(Sub).SubstateOf(Super);")]
    [InlineData(
        "var m = new M(A); m.Configure(A).Permit(X, Super); m.Configure(Super).InitialTransition(Sub); "
            + "m.Configure(Sub).SubstateOf(Super).Permit(Y, A);")]
    [InlineData("var m = new M(A); m.Configure(A).PermitDynamic(X, () => C); m.Configure(C).Permit(Y, A);")]
    [InlineData(
        "S state = A; var m = new M(() => state, s => state = s); m.Configure(A).Permit(X, B); "
            + "m.Configure(C).Permit(Y, A);")]
    [InlineData(
        "var start = Environment.TickCount == 1 ? A : C; var m = new M(start); m.Configure(A).Permit(X, B); "
            + "m.Configure(C).Permit(Y, A);")]
    [InlineData(
        "var m = new M(A); m.Configure(A).Permit(X, B); m.Configure(C).Permit(Y, A); Use(m); static void Use(M "
            + "machine) => machine.Configure(B).Permit(X, C);")]
    [InlineData("var m = new M(A); m.Configure(A).Permit(X, B); m.Configure(B);")]
    public Task A_state_that_may_be_reached_is_not_reported(string statements) =>
        MachineScenario.RunsThroughAsync("LFC4015", statements);
}
