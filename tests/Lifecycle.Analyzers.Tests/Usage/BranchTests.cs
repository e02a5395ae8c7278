namespace Lifecycle.Analyzers.Tests.Usage;

public class BranchTests
{
    private const string Checking = """

        static void Check([System.Diagnostics.CodeAnalysis.DoesNotReturnIf(false)] bool condition)
        {
            if (!condition)
                throw new NotSupportedException();
        }
        """;

    [Theory]
    [InlineData("if (any.Stage == Draft) await {|LFC1001:any.FireAsync(Publish)|};")]
    [InlineData("if (any.Stage != Draft) return; await {|LFC1001:any.FireAsync(Publish)|};")]
    [InlineData("if (any.Stage is Draft or Published) await {|LFC1001:any.FireAsync(Approve)|};")]
    [InlineData("if (any.Stage is not (Draft or Published)) return; await {|LFC1001:any.FireAsync(Approve)|};")]
    [InlineData("if (Draft == any.Stage && flag) await {|LFC1001:any.FireAsync(Publish)|};")]
    [InlineData("if (!any.Permits(Publish)) await {|LFC1001:any.FireAsync(Publish)|};")]
    [InlineData("if (any.Permits(Publish)) return; await {|LFC1001:any.FireAsync(Publish)|};")]
    [InlineData("if (any.PermittedTriggers.Contains(Publish)) return; await {|LFC1001:any.FireAsync(Publish)|};")]
    [InlineData(
        "switch (any.Stage) { case Draft: await {|LFC1001:any.FireAsync(Publish)|}; break; case Accepted: await "
            + "any.FireAsync(Publish); break; }")]
    [InlineData(
        "switch (any.Stage) { case Accepted: break; default: await {|LFC1001:any.FireAsync(Publish)|}; break; }")]
    [InlineData(
        "_ = any.Stage switch { Draft => await {|LFC1001:any.FireAsync(Publish)|}, _ => await any.FireAsync(Withdraw) "
            + "};")]
    [InlineData(
        "if (flag) await draft.FireAsync(Submit); else await draft.FireAsync(Edit); await "
            + "{|LFC1001:draft.FireAsync(Publish)|};")]
    [InlineData("var isDraft = any.Stage == Draft; if (isDraft) await {|LFC1001:any.FireAsync(Publish)|};")]
    [InlineData("var may = any.Permits(Publish); if (!may) await {|LFC1001:any.FireAsync(Publish)|};")]
    [InlineData("var at = any.Stage; if (at == Draft) await {|LFC1001:any.FireAsync(Publish)|};")]
    [InlineData(
        "var result = await any.TryFireAsync(Publish); if (result.Moved) await {|LFC1001:any.FireAsync(Publish)|};")]
    [InlineData(
        "var result = await any.TryFireAsync(Publish); if (!result.Moved) return; await "
            + "{|LFC1001:any.FireAsync(Publish)|};")]
    [InlineData("if ((await any.TryFireAsync(Publish)).Accepted) await {|LFC1001:any.FireAsync(Publish)|};")]
    [InlineData(
        "var result = await any.TryFireAsync(Publish); if (result.Outcome == TransitionOutcome.Moved) await "
            + "{|LFC1001:any.FireAsync(Publish)|};")]
    [InlineData(
        "var result = await any.TryFireAsync(Publish); if (result.Outcome == TransitionOutcome.NotPermitted) await "
            + "{|LFC1001:any.FireAsync(Publish)|};")]
    [InlineData(
        "var result = await any.TryFireAsync(Publish); if (result is { Moved: true }) await "
            + "{|LFC1001:any.FireAsync(Publish)|};")]
    [InlineData("if (any is { Stage: Draft }) await {|LFC1001:any.FireAsync(Publish)|};")]
    [InlineData("var it = flag ? draft : draft; await {|LFC1001:it.FireAsync(Publish)|};")]
    [InlineData("if (any.Stage == Draft == true) await {|LFC1001:any.FireAsync(Publish)|};")]
    [InlineData("if (any.Stage == Open && flag) return; await {|LFC1001:draft.FireAsync(Publish)|};")]
    [InlineData(
        "if (any.Stage != Draft) throw new InvalidOperationException(); await {|LFC1001:any.FireAsync(Publish)|};")]
    [InlineData("await (any.Stage == Draft ? {|LFC1001:any.FireAsync(Publish)|} : any.FireAsync(Withdraw));")]
    [InlineData("if (any is { Stage: Draft } same) await {|LFC1001:same.FireAsync(Publish)|};")]
    [InlineData("if (any is { Stage: Draft, Version: >= 0 }) await {|LFC1001:any.FireAsync(Publish)|};")]
    [InlineData("if (any is { Version: >= 0, Stage: Draft or Review } it) await {|LFC1001:it.FireAsync(Publish)|};")]
    [InlineData("switch (any) { case { Stage: Draft } it: await {|LFC1001:it.FireAsync(Publish)|}; break; }")]
    [InlineData("if (any.Stage is > Accepted) await {|LFC1001:any.FireAsync(Publish)|};")]
    [InlineData("if (any.Stage is < Accepted) await {|LFC1001:any.FireAsync(Publish)|};")]
    [InlineData("if (any.Stage is not (>= Review and <= Accepted)) await {|LFC1001:any.FireAsync(Approve)|};")]
    [InlineData("if (any?.Stage == Draft) await {|LFC1001:any.FireAsync(Publish)|};")]
    [InlineData("if (any?.Stage is Draft) await {|LFC1001:any.FireAsync(Publish)|};")]
    [InlineData("var at = Draft; if (any.Stage == at) await {|LFC1001:any.FireAsync(Publish)|};")]
    [InlineData("var publish = Publish; await {|LFC1001:draft.FireAsync(publish)|};")]
    [InlineData("var t = {|LFC1001:draft.FireAsync(Publish)|}; await t;")]
    [InlineData("System.Diagnostics.Trace.Assert(true); Check(any.Stage == Draft); await "
        + "{|LFC1001:any.FireAsync(Publish)|};")]
    [InlineData("(draft, any) = (any, draft); await {|LFC1001:any.FireAsync(Publish)|};")]
    public Task A_fire_that_a_test_rules_out_is_reported(string statements) =>
        Scenario.VerifyAsync(Articles.Method(statements + Checking), "LFC1001", Articles.Definition);

    [Theory]
    [InlineData("if (any.Stage == Accepted) await any.FireAsync(Publish);")]
    [InlineData("if (any.Stage != Draft) await any.FireAsync(Publish);")]
    [InlineData("if (any.Permits(Publish)) await any.FireAsync(Publish);")]
    [InlineData("if (!any.Permits(Publish)) return; await any.FireAsync(Publish);")]
    [InlineData("if (any.Stage == Draft || flag) await any.FireAsync(Publish);")]
    [InlineData("if (flag) await draft.FireAsync(Submit); if (flag) await draft.FireAsync(Approve);")]
    [InlineData(
        "var may = any.Permits(Publish); await any.FireAsync(Withdraw); if (!may) await any.TryFireAsync(trigger);")]
    [InlineData(
        "var isDraft = draft.Stage == Draft; await draft.FireAsync(Submit); if (isDraft) await "
            + "draft.FireAsync(Approve);")]
    [InlineData("if (any.Stage == stage) await any.FireAsync(Publish);")]
    [InlineData("if (any.Stage is Draft or Accepted) await any.FireAsync(Publish);")]
    [InlineData("if (any.Stage is var at && at == Accepted) await any.FireAsync(Publish);")]
    [InlineData("if (any.Stage >= Accepted) await any.FireAsync(Publish);")]
    [InlineData("var result = await any.TryFireAsync(Submit); if (result.Moved) await any.FireAsync(Approve);")]
    [InlineData(
        "var result = await draft.TryFireAsync(Submit); if (!result.Moved) await draft.FireAsync(Submit); else await "
            + "draft.FireAsync(Approve);")]
    [InlineData(
        "var result = await draft.TryFireAsync(Submit); await draft.TryFireAsync(trigger); if (result.Moved) await "
            + "draft.FireAsync(Publish);")]
    [InlineData(
        "switch (any.Stage) { case Draft: case Accepted: await any.FireAsync(Withdraw); break; case Review when flag: "
            + "await any.FireAsync(Approve); break; }")]
    [InlineData("if (any?.Stage == Draft) await any.FireAsync(Submit);")]
    [InlineData("var it = flag ? draft : any; await it.FireAsync(Publish);")]
    [InlineData("if (any is { Stage: Draft, Version: > 0 }) return; await any.FireAsync(Submit);")]
    [InlineData("if (any is not { Stage: Accepted, Version: >= 0 } it) return; await it.FireAsync(Publish);")]
    [InlineData("if (any.Stage is >= Accepted) await any.FireAsync(Publish);")]
    [InlineData("if (any.Stage is not < Accepted) await any.FireAsync(Publish);")]
    [InlineData("if (any?.Stage != Draft) await any!.FireAsync(Publish);")]
    [InlineData("var it = flag ? any : null; if (it?.Stage == Accepted) await it.FireAsync(Publish);")]
    [InlineData("var next = Submit; await draft.FireAsync(next); next = Approve; await draft.FireAsync(next);")]
    [InlineData("foreach (var each in new[] { Submit, Approve }) { var next = each; await draft.FireAsync(next); }")]
    [InlineData("var at = Draft; if (flag) at = Accepted; if (any.Stage == at) await any.FireAsync(flag ? Publish : "
        + "Submit);")]
    [InlineData("var t = draft.FireAsync(Publish); if (!t.IsFaulted) await t;")]
    [InlineData("(draft, any) = (any, draft); await draft.FireAsync(Publish);")]
    public Task A_fire_that_a_test_leaves_possible_is_not_reported(string statements) =>
        Scenario.VerifyAsync(Articles.Method(statements), "LFC1001", Articles.Definition);

    [Theory]
    [InlineData("if ({|LFC1007:draft.Stage == Draft|}) return;")]
    [InlineData("if ({|LFC1007:draft.Stage == Published|}) return;")]
    [InlineData("if ({|LFC1007:draft.Stage is not (Draft or Published)|}) return;")]
    [InlineData("await draft.FireAsync(Submit); var at = draft.Stage; if ({|LFC1007:at != Review|}) return;")]
    [InlineData("if (any.Stage == Draft) { if ({|LFC1007:any.Stage == Draft|}) return; }")]
    [InlineData("if (any.Stage == Draft) { if (any.Permits(Publish)) return; }")]
    [InlineData("if (any.Stage == Draft || any.Stage == Published) return;")]
    [InlineData("for (var i = 0; draft.Stage == Draft; i++) await draft.FireAsync(trigger);")]
    public Task A_test_that_always_has_the_same_result_is_reported(string statements) =>
        Scenario.VerifyAsync(Articles.Method(statements), "LFC1007", Articles.Definition);

    [Theory]
    [InlineData("await {|LFC1008:any.FireAsync(Publish)|};")]
    [InlineData("if (any.Permits(Publish)) await any.FireAsync(Publish);")]
    [InlineData("await draft.FireAsync(Submit);")]
    [InlineData("await any.TryFireAsync(Publish);")]
    public Task A_fire_that_some_stages_refuse_is_reported_if_enabled(string statements) =>
        Scenario.VerifyAsync(Articles.Method(statements), "LFC1008", Articles.Definition);
}
