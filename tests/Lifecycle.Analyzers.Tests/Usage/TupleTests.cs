using Lifecycle.Analyzers.Tests.Usage.CorrectCode;

namespace Lifecycle.Analyzers.Tests.Usage;

/// <summary>Stages and instances in tuples: positional patterns, comparisons and elements.</summary>
public class TupleTests
{
    [Theory]
    [InlineData("switch ((any.Stage, flag)) { case (Draft, true): await {|LFC1001:any.FireAsync(Publish)|}; break; }")]
    [InlineData(
        "switch ((any.Stage, flag)) { case (Draft, _): return; case (Review, true): await any.FireAsync(Approve); "
            + "break; default: await {|LFC1001:any.FireAsync(Edit)|}; break; }")]
    [InlineData("if ((any.Stage, flag) is (Draft, true)) await {|LFC1001:any.FireAsync(Publish)|};")]
    [InlineData("if ((any.Stage, flag) is not (Draft, true)) return; await {|LFC1001:any.FireAsync(Publish)|};")]
    [InlineData(
        "object? _x = (any.Stage, flag) switch { (Draft, true) => await {|LFC1001:any.FireAsync(Publish)|}, (Draft, "
            + "false) => await any.FireAsync(Submit), _ => null };")]
    [InlineData(
        "if ((any.Stage, other.Stage) is (Draft, Review)) { if (flag) await {|LFC1001:any.FireAsync(Publish)|}; else "
            + "await {|LFC1001:other.FireAsync(Publish)|}; }")]
    [InlineData(
        "if ((any.Stage, other.Stage) is not (Draft, Draft)) return; if (flag) await "
            + "{|LFC1001:any.FireAsync(Publish)|}; else await {|LFC1001:other.FireAsync(Publish)|};")]
    [InlineData("var at = (any.Stage, flag); if (at.Stage == Draft) await {|LFC1001:any.FireAsync(Publish)|};")]
    [InlineData("var (at, _) = (any.Stage, flag); if (at == Draft) await {|LFC1001:any.FireAsync(Publish)|};")]
    [InlineData(
        "var key = (any.Stage, flag); var (at, _) = key; if (at == Draft) await {|LFC1001:any.FireAsync(Publish)|};")]
    [InlineData("if ((any, flag) is ({ Stage: Draft } it, true)) await {|LFC1001:any.FireAsync(Publish)|};")]
    [InlineData(
        "switch (any.Stage, flag) { case (Draft or Review, true) when other.Stage == Draft: await "
            + "{|LFC1001:any.FireAsync(Publish)|}; break; case (Accepted, _): await any.FireAsync(Publish); break; }")]
    [InlineData("if ((any.Stage == Draft, flag) is (true, true)) await {|LFC1001:any.FireAsync(Publish)|};")]
    [InlineData("if ((any.Stage, flag) == (Draft, true)) await {|LFC1001:any.FireAsync(Publish)|};")]
    [InlineData("if ((Draft, flag) != (any.Stage, true)) return; await {|LFC1001:any.FireAsync(Publish)|};")]
    public Task A_fire_that_a_tuple_rules_out_is_reported(string statements) => Correct.VerifyAsync(statements);

    [Theory]
    [InlineData("var at = (any.Stage, flag); if (at is { Stage: Draft }) await any.FireAsync(Submit);")]
    [InlineData(
        "var key = (any.Stage, flag); _ = await any.TryFireAsync(Submit); if (key is (Draft, _) && any.Stage == "
            + "Review) await any.FireAsync(Approve);")]
    [InlineData(
        "var key = (any.Stage, flag); key.Stage = Draft; if (key is (Draft, _) && any.Stage == Accepted) await "
            + "any.FireAsync(Publish);")]
    [InlineData(
        "var key = (any.Stage, flag); key.Item1 = Draft; if (key is (Draft, _) && any.Stage == Accepted) await "
            + "any.FireAsync(Publish);")]
    [InlineData(
        "var key = (any.Stage, flag); key.Stage++; if (key is (Review, _) && any.Stage == Draft) await "
            + "any.FireAsync(Submit);")]
    [InlineData(
        "var key = (any.Stage, flag); Set(ref key.Stage); if (key is (Draft, _) && any.Stage == Accepted) await "
            + "any.FireAsync(Publish); static void Set(ref Stage s) => s = Draft;")]
    [InlineData(
        "var key = (any.Stage, flag); Set(out key.Stage); if (key is (Draft, _) && any.Stage == Accepted) await "
            + "any.FireAsync(Publish); static void Set(out Stage s) => s = Draft;")]
    [InlineData(
        "var key = (any.Stage, flag); Set(); if (key is (Draft, _) && any.Stage == Accepted) await "
            + "any.FireAsync(Publish); void Set() => key.Stage = Draft;")]
    [InlineData(
        "var key = (any.Stage, flag); Action set = () => key.Stage = Draft; set(); if (key is (Draft, _) && any.Stage "
            + "== Accepted) await any.FireAsync(Publish);")]
    [InlineData(
        "switch ((any.Stage, other.Stage)) { case (Draft, _) or (_, Draft): break; case (Accepted, _): await "
            + "any.FireAsync(Publish); break; }")]
    [InlineData(
        "if ((any.Stage, other.Stage) is (Draft, _) or (_, Draft)) { if (any.Stage == Accepted) await "
            + "any.FireAsync(Publish); }")]
    [InlineData(
        "if (!((any.Stage, other.Stage) is (Draft, Draft))) { if (any.Stage == Draft) await any.FireAsync(Submit); }")]
    [InlineData("if ((any.Stage, flag) != (Draft, true)) { if (any.Stage == Draft) await any.FireAsync(Submit); }")]
    [InlineData(
        "if ((any.Stage, other.Stage) == (other.Stage, any.Stage)) await any.FireAsync(flag ? Publish : Submit);")]
    [InlineData("var pair = (any, 1); pair.any = draft; await pair.any.FireAsync(Submit);")]
    [InlineData("Held one = any, two = draft; (one, two) = (two, one); await one.FireAsync(Submit);")]
    public Task A_fire_that_a_tuple_leaves_possible_is_not_reported(string statements) =>
        Correct.VerifyAsync(statements);
}
