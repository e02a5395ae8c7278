namespace Lifecycle.Analyzers.Tests.Usage;

public class MessageTests
{
    [Theory]
    [InlineData(
        "await draft.FireAsync(Submit); await {|LFC1001:draft.FireAsync(Publish)|};",
        "Publish is not permitted in Review, so this throws. Review permits Hold, Withdraw, Submit, Approve, Reject. "
            + "Fire "
            + "Approve first.",
        "draft.FireAsync(Submit)")]
    [InlineData(
        "if (any.Stage is Published or Withdrawn) await {|LFC1001:any.FireAsync(Approve)|};",
        "Approve is not permitted in Published or Withdrawn, so this throws. Published permits Withdraw, Ping; "
            + "Withdrawn "
            + "permits nothing. Remove this fire, or fire a permitted trigger.",
        "any.Stage is Published or Withdrawn")]
    [InlineData(
        "if (flag) await draft.FireAsync(Submit); else await draft.FireAsync(Withdraw); await "
            + "{|LFC1001:draft.FireAsync(Publish)|};",
        "Publish is not permitted in Review or Withdrawn, so this throws. Review permits Hold, Withdraw, Submit, "
            + "Approve, "
            + "Reject; Withdrawn permits nothing. Remove this fire, or fire a permitted trigger.",
        "draft.FireAsync(Submit)",
        "draft.FireAsync(Withdraw)")]
    [InlineData(
        "var result = await {|LFC1002:draft.TryFireAsync(Publish)|};",
        "Publish is not permitted in Draft, so this never takes effect. Draft permits Withdraw, Submit, Edit. Remove "
            + "this "
            + "fire, or fire a permitted trigger.",
        "Shelf.Lifecycle.Start(new())")]
    [InlineData(
        "await any.FireAsync(Hold, new() { Payload = {|LFC1005:42|} });",
        "Hold carries string, but the payload is int, so this throws. Pass a value of type string.")]
    [InlineData(
        "await {|LFC1005:any.FireAsync(Hold)|};",
        "Hold carries string, but no payload is given, so this cannot take effect. Set Payload.")]
    [InlineData(
        "await {|LFC1001:any.FireAsync(Archive)|};",
        "Archive is not permitted in any stage of ArticleLifecycle, so this throws. Declare a transition for it, or "
            + "fire a permitted trigger.")]
    [InlineData(
        "_ = await {|LFC1002:any.TryFireAsync(Archive)|};",
        "Archive is not permitted in any stage of ArticleLifecycle, so this never takes effect. Declare a transition "
            + "for it, or fire a permitted trigger.")]
    [InlineData(
        "if (any.Stage != Draft) await {|LFC1001:any.FireAsync(Edit)|};",
        "Edit is not permitted in Review or Accepted or OnHold or Published or Withdrawn, so this throws. Some of "
            + "these permit Hold, Withdraw, Submit, Approve or one of 4 more triggers. Remove this fire, or fire a "
            + "permitted trigger.",
        "any.Stage != Draft")]
    [InlineData(
        "await Task.WhenAll(draft.FireAsync(Edit).AsTask(), {|LFC1010:draft.FireAsync(Edit)|}.AsTask());",
        "draft is fired several times concurrently. If one fire is refused, the others still run. Await one fire after "
            + "the other.",
        "draft.FireAsync(Edit)")]
    [InlineData(
        "Shelf.Lifecycle.Resume(new(), {|LFC1009:Open|});",
        "In ArticleLifecycle, Open is a superstage, and no instance is in a superstage itself, so this throws. "
            + "Resume in "
            + "one of Review, Accepted.")]
    public async Task A_message_says_what_is_known_and_what_to_do(
        string statements,
        string message,
        params string[] known)
    {
        var reports = await Scenario.VerifyAsync(Articles.Method(statements), "LFC1", Articles.Definition);

        var report = Assert.Single(reports);
        Assert.Equal(message, report.GetMessage());
        Assert.Equal(
            known,
            report.AdditionalLocations.Select(each => each.SourceTree!.GetText().ToString(each.SourceSpan)));
    }

    [Fact]
    public async Task A_message_names_only_the_first_of_many_stages()
    {
        var reports = await Scenario.VerifyAsync(
            """
            public enum S { A, B, C, D, E, F, G, H }
            public enum T { Next, Back }
            public class Row;
            public class Rows : LifecycleDefinition<S, T, Row>
            {
                protected override void Define(LifecycleBuilder<S, T, Row> b)
                {
                    b.StartsIn(S.A);
                    b.Stage(S.A).On(T.Next).GoTo(S.B);
                    b.Stage(S.B).On(T.Next).GoTo(S.C);
                    b.Stage(S.C).On(T.Next).GoTo(S.D);
                    b.Stage(S.D).On(T.Next).GoTo(S.E);
                    b.Stage(S.E).On(T.Next).GoTo(S.F);
                    b.Stage(S.F).On(T.Next).GoTo(S.G);
                    b.Stage(S.G).On(T.Next).GoTo(S.H);
                    b.Stage(S.H).On(T.Back).GoTo(S.A);
                }
            }
            public class Desk
            {
                public async Task RunAsync(LifecycleInstance<S, T, Row> row)
                {
                    if (row.Stage != S.H)
                        await {|LFC1001:row.FireAsync(T.Back)|};
                }
            }
            """,
            "LFC1");

        Assert.Equal(
            "Back is not permitted in A or B or C or D or one of 3 more stages, so this throws. Some of these permit "
                + "Next. Remove this fire, or fire a permitted trigger.",
            Assert.Single(reports).GetMessage());
    }
}
