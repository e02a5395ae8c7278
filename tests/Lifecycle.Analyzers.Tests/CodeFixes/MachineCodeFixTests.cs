using Lifecycle.Analyzers.Tests.Stateless;

namespace Lifecycle.Analyzers.Tests.CodeFixes;

public class MachineCodeFixTests
{
    [Theory]
    [InlineData("LFC4002", "Use PermitReentry", "m.Configure(A).Permit(X, A);", "m.Configure(A).PermitReentry(X);")]
    [InlineData(
        "LFC4002",
        "Use PermitReentryIf",
        "m.Configure(A).PermitIf(X, A, () => true, \"why\");",
        "m.Configure(A).PermitReentryIf(X, () => true, \"why\");")]
    [InlineData(
        "LFC4002",
        "Use PermitReentryIfAsync",
        "m.Configure(A).PermitIfAsync(X, A, () => Task.FromResult(true));",
        "m.Configure(A).PermitReentryIfAsync(X, () => Task.FromResult(true));")]
    [InlineData(
        "LFC4004",
        "Await FireAsync",
        "m.Configure(A).Permit(X, B).OnExitAsync(() => Task.CompletedTask); m.Fire(X);",
        "m.Configure(A).Permit(X, B).OnExitAsync(() => Task.CompletedTask); await m.FireAsync(X);")]
    [InlineData(
        "LFC4005",
        "Use OnEntryAsync",
        "m.Configure(A).OnEntry(async () => await Task.Yield());",
        "m.Configure(A).OnEntryAsync(async () => await Task.Yield());")]
    [InlineData(
        "LFC4005",
        "Use OnTransitionedAsync",
        "m.OnTransitioned(async _ => await Task.Yield());",
        "m.OnTransitionedAsync(async _ => await Task.Yield());")]
    [InlineData(
        "LFC4006",
        "Await FireAsync",
        "m.Configure(A).PermitIfAsync(X, B, () => Task.FromResult(true)); m.Fire(X);",
        "m.Configure(A).PermitIfAsync(X, B, () => Task.FromResult(true)); await m.FireAsync(X);")]
    [InlineData("LFC4007", "Use Permit", "m.Configure(A).PermitIf(X, B);", "m.Configure(A).Permit(X, B);")]
    [InlineData("LFC4007", "Use Ignore", "m.Configure(A).IgnoreIf(X);", "m.Configure(A).Ignore(X);")]
    public async Task A_fix_calls_the_intended_method(string rule, string title, string before, string after)
    {
        var fixedSource = await MachineScenario.FixAsync($"var m = new M(A); {before}", rule, title);

        Assert.Contains(after, fixedSource, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "LFC4002",
        "Use PermitReentry",
        "m.Configure(A).Permit(X, A).Permit(Y, A);",
        "m.Configure(A).PermitReentry(X).PermitReentry(Y);")]
    [InlineData(
        "LFC4005",
        "Use OnEntryAsync",
        "m.Configure(A).OnEntry(async () => await Task.Yield()); m.Configure(B).OnEntry(async () => await "
            + "Task.Yield());",
        "m.Configure(A).OnEntryAsync(async () => await Task.Yield()); m.Configure(B).OnEntryAsync(async () => await "
            + "Task.Yield());")]
    [InlineData(
        "LFC4007",
        "Use Permit",
        "m.Configure(A).PermitIf(X, B).PermitIf(Y, B);",
        "m.Configure(A).Permit(X, B).Permit(Y, B);")]
    [InlineData(
        "LFC4004",
        "Await FireAsync",
        "m.Configure(A).Permit(X, B).OnExitAsync(() => Task.CompletedTask); m.Configure(B).Permit(Y, A).OnExitAsync(() "
            + "=> Task.CompletedTask); m.Fire(X); m.Fire(Y);",
        "await m.FireAsync(X); await m.FireAsync(Y);")]
    public async Task Fix_All_calls_it_everywhere(string rule, string title, string before, string after)
    {
        var fixedSource = await MachineScenario.FixAllAsync($"var m = new M(A); {before}", rule, title);

        Assert.Contains(after, fixedSource, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fire_in_a_method_that_cannot_await_has_no_fix() =>
        Assert.Empty(
            await MachineScenario.TitlesAsync(
                "",
                "LFC4004",
                "public class Phone { public Phone() { var m = new M(A); m.Configure(A).Permit(X, B).OnExitAsync(() "
                    + "=> Task.CompletedTask); m.Fire(X); } }"));
}
