namespace Lifecycle.Analyzers.Tests.Stateless;

public class QueuedFireReliedOnTests
{
    [Theory]
    [InlineData(
        "m.Configure(B).OnEntryAsync(async () => { await {|LFC4014:m.FireAsync(Y)|}; seen = m.State; }).Permit(Y, C);")]
    [InlineData(
        "m.Configure(B).OnEntryAsync(async () => { await {|LFC4014:m.FireAsync(Y)|}.ConfigureAwait(false); if "
            + "(!m.IsInState(C)) seen = B; }).Permit(Y, C);")]
    public Task A_queued_trigger_takes_effect_later(string statements) =>
        MachineScenario.RunsThroughAsync(
            "LFC4014",
            $"S? seen = null; var m = new M(A); m.Configure(A).Permit(X, B); {statements} await m.FireAsync(X); "
                + "Check.That(seen == B && m.State == C, \"It took effect at once.\");");

    [Theory]
    [InlineData("m.Configure(B).OnEntryAsync(async () => { seen = m.State; await m.FireAsync(Y); }).Permit(Y, C);")]
    [InlineData("m.Configure(B).OnEntryAsync(async () => { await m.FireAsync(Y); await Task.Yield(); }).Permit(Y, C);")]
    [InlineData("m.Configure(B).OnEntryAsync(() => m.FireAsync(Y)).Permit(Y, C);")]
    public Task A_queued_fire_in_last_position_is_harmless(string statements) =>
        MachineScenario.RunsThroughAsync(
            "LFC4014",
            $"S? seen = null; var m = new M(A); m.Configure(A).Permit(X, B); {statements} await m.FireAsync(X); "
                + "Check.That(m.State == C, $\"{seen}\");");
}
