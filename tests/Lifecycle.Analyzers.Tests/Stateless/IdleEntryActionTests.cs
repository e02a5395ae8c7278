namespace Lifecycle.Analyzers.Tests.Stateless;

public class IdleEntryActionTests
{
    [Theory]
    [InlineData(
        "var m = new M(A); m.Configure(A).Permit(X, B); m.Configure(B).{|LFC4016:OnEntryFrom(Y, () => throw new "
            + "Exception())|}; m.Fire(X);")]
    [InlineData(
        "var m = new M(A); m.Configure(A).Permit(X, B).Ignore(Y); m.Configure(B).{|LFC4016:OnEntryFrom(Y, () => throw "
            + "new Exception())|}.InternalTransition(Y, () => { }); m.Fire(X); m.Fire(Y);")]
    public Task An_entry_action_for_a_trigger_that_never_enters_is_reported(string statements) =>
        MachineScenario.RunsThroughAsync("LFC4016", statements);

    [Theory]
    [InlineData("m.Configure(A).Permit(X, B); m.Configure(B).OnEntryFrom(X, () => ran = true);")]
    [InlineData(
        "m.Configure(A).Permit(X, Sub); m.Configure(Sub).SubstateOf(Super); m.Configure(Super).OnEntryFrom(X, () => "
            + "ran = true);")]
    [InlineData(
        "m.Configure(A).Permit(X, Super); m.Configure(Super).InitialTransition(Sub); "
            + "m.Configure(Sub).SubstateOf(Super).OnEntryFrom(X, () => ran = true);")]
    [InlineData("m.Configure(A).PermitReentry(X).OnEntryFrom(X, () => ran = true);")]
    [InlineData("m.Configure(A).PermitDynamic(X, () => B); m.Configure(B).OnEntryFrom(X, () => ran = true);")]
    public Task An_entry_action_that_may_run_is_not_reported(string statements) =>
        MachineScenario.RunsThroughAsync(
            "LFC4016",
            $"var ran = false; var m = new M(A); {statements} m.Fire(X); Check.That(ran, \"It has not run.\");");
}
