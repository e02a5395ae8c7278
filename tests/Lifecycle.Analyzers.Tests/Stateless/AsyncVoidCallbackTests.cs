namespace Lifecycle.Analyzers.Tests.Stateless;

public class AsyncVoidCallbackTests
{
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
}
