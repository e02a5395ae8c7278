namespace Lifecycle.Analyzers.Tests.Stateless;

public class AsyncActionFiredSynchronouslyTests
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
}
