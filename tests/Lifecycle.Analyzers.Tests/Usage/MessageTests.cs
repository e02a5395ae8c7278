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
        "Hold carries string, but no payload is given, so this throws. Set Payload.")]
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
}
