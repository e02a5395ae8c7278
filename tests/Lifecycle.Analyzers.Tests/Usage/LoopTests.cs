namespace Lifecycle.Analyzers.Tests.Usage;

public class LoopTests
{
    [Theory]
    [InlineData("while (flag) await {|LFC1001:draft.FireAsync(Publish)|};")]
    [InlineData(
        "foreach (var each in new[] { 1, 2 }) { var fresh = Shelf.Lifecycle.Start(new()); await "
            + "fresh.FireAsync(Submit); await {|LFC1001:fresh.FireAsync(Publish)|}; }")]
    [InlineData("do { await draft.FireAsync(Edit); } while (flag); await {|LFC1001:draft.FireAsync(Approve)|};")]
    [InlineData(
        "while (any.Stage != Draft) await any.TryFireAsync(trigger); await {|LFC1001:any.FireAsync(Publish)|};")]
    [InlineData(
        "await draft.FireAsync(Withdraw); for (var i = 0; i < 3; i++) await {|LFC1001:draft.FireAsync(Submit)|};")]
    [InlineData(
        "foreach (var each in new[] { 1, 2 }) { if (any.Stage == Draft) continue; if (any.Stage != Draft) break; await "
            + "any.FireAsync(Publish); }")]
    public Task A_fire_that_no_iteration_permits_is_reported(string statements) =>
        Scenario.VerifyAsync(Articles.Method(statements), "LFC1001", Articles.Definition);

    [Theory]
    [InlineData("for (var i = 0; i < 2; i++) await draft.FireAsync(i == 0 ? Submit : Approve);")]
    [InlineData(
        "while (flag) { if (draft.Stage == Draft) await draft.FireAsync(Submit); else await draft.FireAsync(Approve); "
            + "}")]
    [InlineData(
        "var it = draft; foreach (var each in new[] { 1, 2 }) { await it.FireAsync(Submit); it = "
            + "Shelf.Lifecycle.Start(new()); }")]
    [InlineData(
        "LifecycleInstance<Stage, Trigger, Article>? last = null; foreach (var each in new[] { 1, 2 }) { if (last is "
            + "not null) await last.FireAsync(Approve); last = Shelf.Lifecycle.Start(new()); await "
                + "last.FireAsync(Submit); }")]
    [InlineData(
        "while (draft.Stage != Published) await draft.FireAsync(draft.PermittedTriggers.Last(each => each is Submit or "
            + "Approve or Publish)); await draft.FireAsync(Withdraw);")]
    [InlineData(
        "foreach (var each in Shelf.Lifecycle.Graph.Triggers) { if (draft.Permits(each.Key)) await "
            + "draft.FireAsync(each.Key); }")]
    [InlineData(
        "var may = false; while (true) { await any.FireAsync(trigger); if (may) await any.FireAsync(Publish); may = "
            + "any.Permits(Publish); if (flag) break; }")]
    [InlineData(
        "for (;;) { var fresh = Shelf.Lifecycle.Start(new()); if (flag) { await fresh.FireAsync(Submit); await "
            + "fresh.FireAsync(Approve); break; } }")]
    public Task A_fire_that_some_iteration_permits_is_not_reported(string statements) =>
        Scenario.VerifyAsync(Articles.Method(statements), "LFC1001", Articles.Definition);
}
