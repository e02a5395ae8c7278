namespace Lifecycle.Analyzers.Tests.Stateless;

public class AsynchronyTests
{
    private const string Later = "static Task Later() => Task.CompletedTask;";

    [Theory]
    [InlineData("m.Configure(A).Permit(X, B); m.Configure(B).OnEntryAsync(Later); {|LFC4004:m.Fire(X)|};")]
    [InlineData("m.Configure(A).Permit(X, B).OnExitAsync(Later); {|LFC4004:m.Fire(X)|};")]
    [InlineData("m.Configure(A).Permit(X, B); m.Configure(B).OnEntryFromAsync(X, Later); {|LFC4004:m.Fire(X)|};")]
    [InlineData("m.Configure(A).Permit(X, B); m.OnTransitionedAsync(_ => Later()); {|LFC4004:m.Fire(X)|};")]
    [InlineData("m.Configure(A).Permit(X, B); m.OnTransitionCompletedAsync(_ => Later()); {|LFC4004:m.Fire(X)|};")]
    [InlineData("m.Configure(A).InternalTransitionAsync(X, Later); {|LFC4004:m.Fire(X)|};")]
    [InlineData("m.Configure(A).PermitReentry(X).OnEntryAsync(Later); {|LFC4004:m.Fire(X)|};")]
    [InlineData(
        "m.Configure(A).Permit(X, Sub); m.Configure(Sub).SubstateOf(Super); m.Configure(Super).OnEntryAsync(Later); "
            + "{|LFC4004:m.Fire(X)|};")]
    [InlineData(
        "m.Configure(A).SubstateOf(Super).Permit(X, B); m.Configure(Super).OnExitAsync(Later); {|LFC4004:m.Fire(X)|};")]
    [InlineData(
        "m.Configure(A).PermitIf(X, B, () => true).PermitIf(X, C, () => false); m.Configure(B).OnEntryAsync(Later); "
            + "m.Configure(C).OnEntryAsync(Later); {|LFC4004:m.Fire(X)|};")]
    public Task A_synchronous_fire_that_runs_an_asynchronous_action_throws(string statements) =>
        MachineScenario.ThrowsAsync<InvalidOperationException>("LFC4004", $"{Later} var m = new M(A); {statements}");

    [Theory]
    [InlineData("m.Configure(A).Permit(X, B); m.Configure(B).OnEntryAsync(Later); await m.FireAsync(X);")]
    [InlineData("m.Configure(A).Permit(X, B).OnEntryAsync(Later); m.Fire(X);")]
    [InlineData("m.Configure(A).Permit(X, B); m.Configure(B).OnExitAsync(Later); m.Fire(X);")]
    [InlineData("m.Configure(A).Permit(X, B); m.Configure(B).OnEntryFromAsync(Y, Later); m.Fire(X);")]
    [InlineData("m.Configure(A).Ignore(X); m.OnTransitionedAsync(_ => Later()); m.Fire(X);")]
    [InlineData("m.Configure(A).InternalTransition(X, () => { }); m.OnTransitionedAsync(_ => Later()); m.Fire(X);")]
    [InlineData(
        "m.Configure(Super).OnEntryAsync(Later); m.Configure(A).SubstateOf(Super).Permit(X, Sub); "
            + "m.Configure(Sub).SubstateOf(Super); m.Fire(X);")]
    [InlineData(
        "m.Configure(A).PermitIf(X, B, () => false).PermitIf(X, C, () => true); m.Configure(B).OnEntryAsync(Later); "
            + "m.Fire(X);")]
    [InlineData("m.Configure(A).PermitDynamic(X, () => C); m.Configure(B).OnEntryAsync(Later); m.Fire(X);")]
    [InlineData("m.Configure(A).Permit(X, B).OnActivateAsync(Later); m.Fire(X);")]
    [InlineData(
        "m.Configure(A).Permit(X, B); m.Configure(B).OnEntryAsync(Later); try { m.Fire(X); } catch "
            + "(InvalidOperationException) { }")]
    public Task Asynchronous_actions_of_other_transitions_do_not_matter(string statements) =>
        MachineScenario.RunsThroughAsync("LFC4004", $"{Later} var m = new M(A); {statements}");

    [Fact]
    public Task A_fire_inside_a_callback_runs_asynchronously_if_the_outer_fire_does() =>
        MachineScenario.RunsThroughAsync(
            "LFC4004",
            "await new Phone().GoAsync();",
            """
            public class Phone
            {
                private readonly M _machine = new(A);
                public Phone()
                {
                    _machine.Configure(A).Permit(X, B);
                    _machine.Configure(B).OnEntryAsync(EnteredAsync).Permit(Y, C);
                    _machine.Configure(C).OnEntryAsync(() => Task.CompletedTask);
                }
                private async Task EnteredAsync() { await Task.Yield(); Next(); }
                private void Next() => _machine.Fire(Y);
                public async Task GoAsync()
                {
                    await _machine.FireAsync(X);
                    Check.That(_machine.State == C, "It is elsewhere.");
                }
            }
            """);

    [Theory]
    [InlineData("m.Configure(A).OnEntry({|LFC4005:async () => await Task.Yield()|});")]
    [InlineData("m.Configure(A).OnEntry({|LFC4005:async _ => await Task.Yield()|});")]
    [InlineData("m.Configure(A).OnEntryFrom(X, {|LFC4005:async () => await Task.Yield()|});")]
    [InlineData("m.Configure(A).OnExit({|LFC4005:async () => { await Task.Yield(); }|});")]
    [InlineData(
        "m.Configure(A).OnActivate({|LFC4005:async () => await Task.Yield()|}).OnDeactivate({|LFC4005:async () => "
            + "await Task.Yield()|});")]
    [InlineData("m.Configure(A).InternalTransition(X, {|LFC4005:async () => await Task.Yield()|});")]
    [InlineData("m.OnTransitioned({|LFC4005:async _ => await Task.Yield()|});")]
    [InlineData("m.OnTransitionCompleted({|LFC4005:async _ => await Task.Yield()|});")]
    [InlineData("m.OnUnhandledTrigger({|LFC4005:async (_, _) => await Task.Yield()|});")]
    [InlineData(
        "S state = A; var other = new M(() => state, {|LFC4005:async s => { await Task.Yield(); state = s; }|});")]
    public Task An_asynchronous_function_becomes_async_void_in_a_synchronous_callback(string statements) =>
        MachineScenario.VerifyAsync("LFC4005", $"var m = new M(A); {statements}");

    [Fact]
    public Task A_machine_does_not_await_an_async_void_callback() => MachineScenario.RunsThroughAsync(
        "LFC4005",
        """
        var done = new TaskCompletionSource(); var hasRun = false;
        var m = new M(A); m.Configure(A).Permit(X, B);
        m.Configure(B).OnEntry({|LFC4005:async () => { await done.Task; hasRun = true; }|});
        await m.FireAsync(X);
        Check.That(!hasRun, "FireAsync has waited.");
        """);

    [Theory]
    [InlineData(
        "m.Configure(A).OnEntryAsync(async () => await Task.Yield()).OnExitAsync(async () => await Task.Yield());")]
    [InlineData("m.Configure(A).OnEntry(() => { _ = Task.Yield(); });")]
    [InlineData(
        "m.OnTransitionedAsync(async _ => await Task.Yield()); m.OnUnhandledTriggerAsync(async (_, _) => await "
            + "Task.Yield());")]
    [InlineData("m.Configure(A).PermitIfAsync(X, B, async () => { await Task.Yield(); return true; });")]
    [InlineData("m.Configure(A).InternalTransitionAsync(X, async () => await Task.Yield());")]
    public Task An_awaited_callback_may_be_asynchronous(string statements) =>
        MachineScenario.RunsThroughAsync("LFC4005", $"var m = new M(A); {statements}");

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
