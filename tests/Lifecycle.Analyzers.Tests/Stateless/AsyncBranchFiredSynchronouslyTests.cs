namespace Lifecycle.Analyzers.Tests.Stateless;

public class AsyncBranchFiredSynchronouslyTests
{
    [Theory]
    [InlineData("m.Configure(A).PermitIfAsync(X, B, () => Task.FromResult(true)); {|LFC4006:m.Fire(X)|};")]
    [InlineData("m.Configure(A).PermitReentryIfAsync(X, () => Task.FromResult(true)); {|LFC4006:m.Fire(X)|};")]
    public Task Fire_ignores_asynchronous_guards_and_throws(string statements) =>
        MachineScenario.ThrowsAsync<InvalidOperationException>("LFC4006", $"var m = new M(A); {statements}");

    [Theory]
    [InlineData(
        "m.Configure(A).PermitIfAsync(X, B, () => Task.FromResult(true)); Check.That(!{|LFC4006:m.CanFire(X)|}, \"It "
            + "can.\");")]
    public Task CanFire_returns_false_for_an_asynchronous_guard(string statements) =>
        MachineScenario.RunsThroughAsync("LFC4006", $"var m = new M(A); {statements}");

    [Theory]
    [InlineData(
        "var choice = new TaskCompletionSource<S>(); m.Configure(A).PermitDynamicAsync(X, () => choice.Task); "
            + "{|LFC4006:m.Fire(X)|}; Check.That(m.State == A, \"It has moved.\");")]
    [InlineData(
        "m.Configure(A).PermitDynamicAsync(X, () => Task.FromException<S>(new TimeoutException())); "
            + "{|LFC4006:m.Fire(X)|};")]
    public Task Fire_does_not_wait_for_an_asynchronous_selector(string statements) =>
        MachineScenario.RunsThroughAsync("LFC4006", $"var m = new M(A); {statements}");

    [Theory]
    [InlineData(
        "m.Configure(A).PermitIfAsync(X, B, () => Task.FromResult(false)).PermitIf(X, C, () => true); m.Fire(X);")]
    [InlineData(
        "m.Configure(A).SubstateOf(Super).PermitIfAsync(X, B, () => Task.FromResult(false)); "
            + "m.Configure(Super).Permit(X, C); Check.That(m.CanFire(X), \"It cannot.\"); m.Fire(X);")]
    public Task A_trigger_with_a_synchronous_branch_is_not_reported(string statements) =>
        MachineScenario.RunsThroughAsync("LFC4006", $"var m = new M(A); {statements}");

    [Theory]
    [InlineData("m.Configure(A).PermitIfAsync(X, B, () => Task.FromResult(true)); await m.FireAsync(X);")]
    [InlineData("m.Configure(A).PermitDynamicAsync(X, () => Task.FromResult(B)); await m.FireAsync(X);")]
    public Task An_asynchronous_branch_that_is_fired_with_FireAsync_is_not_reported(string statements) =>
        MachineScenario.RunsThroughAsync("LFC4006", $"var m = new M(A); {statements}");

    [Theory]
    [InlineData(
        "m.Configure(A).PermitIfAsync(X, B, () => Task.FromResult(true)); m.OnUnhandledTrigger((_, _) => { }); "
            + "m.Fire(X);")]
    public Task A_machine_with_an_action_for_unhandled_triggers_is_not_reported(string statements) =>
        MachineScenario.RunsThroughAsync("LFC4006", $"var m = new M(A); {statements}");
}
