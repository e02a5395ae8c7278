namespace Lifecycle.Analyzers.Tests.Usage;

public class StraightLineTests
{
    [Theory]
    [InlineData("await {|LFC1001:draft.FireAsync(Publish)|};")]
    [InlineData("await draft.FireAsync(Submit); await {|LFC1001:draft.FireAsync(Publish)|};")]
    [InlineData(
        "await draft.FireAsync(Submit); await draft.FireAsync(Approve); await draft.FireAsync(Publish); await "
            + "{|LFC1001:draft.FireAsync(Publish)|};")]
    [InlineData("await draft.FireAsync(Withdraw); await {|LFC1001:draft.FireAsync(Submit)|};")]
    [InlineData("await any.FireAsync(Publish); await {|LFC1001:any.FireAsync(Publish)|};")]
    [InlineData("await {|LFC1001:any.FireAsync(Archive)|};")]
    [InlineData("await draft.FireAsync(Edit); await {|LFC1001:draft.FireAsync(Approve)|};")]
    [InlineData("{|LFC1001:draft.FireAsync(Publish)|}.AsTask().GetAwaiter().GetResult();")]
    [InlineData("await {|LFC1001:draft.FireAsync(Publish)|}.ConfigureAwait(false);")]
    [InlineData("var result = await {|LFC1002:draft.TryFireAsync(Publish)|};")]
    [InlineData("await {|LFC1001:Shelf.Lifecycle.Start(new()).FireAsync(Publish)|};")]
    [InlineData("await {|LFC1001:new ArticleLifecycle().Start(new()).FireAsync(Publish)|};")]
    [InlineData("var begun = await Shelf.Lifecycle.StartAsync(new()); await {|LFC1001:begun.FireAsync(Publish)|};")]
    [InlineData("var held = Shelf.Lifecycle.Resume(new(), Withdrawn); await {|LFC1001:held.FireAsync(Publish)|};")]
    [InlineData(
        "await draft.FireAsync(Submit); await draft.FireAsync(Reject); await {|LFC1001:draft.FireAsync(Publish)|};")]
    [InlineData("var other = draft; await other.FireAsync(Submit); await {|LFC1001:draft.FireAsync(Publish)|};")]
    public Task A_fire_that_every_possible_stage_refuses_is_reported(string statements) =>
        Scenario.VerifyAsync(Articles.Method(statements), "LFC1", Articles.Definition);

    [Theory]
    [InlineData("await draft.FireAsync(Submit); await draft.FireAsync(Approve); await draft.FireAsync(Publish);")]
    [InlineData("await any.FireAsync(Publish); await any.FireAsync(Withdraw);")]
    [InlineData("await draft.FireAsync(trigger); await draft.FireAsync(Approve);")]
    [InlineData(
        "await draft.FireAsync(Submit); await draft.FireAsync(Hold, new() { Payload = \"why\" }); await "
            + "draft.FireAsync(Release); await draft.FireAsync(Approve);")]
    [InlineData("await draft.FireAsync(Submit); await draft.FireAsync(Submit); await draft.FireAsync(Approve);")]
    [InlineData("await draft.FireAsync(Submit); await draft.FireAsync(Reject); await draft.FireAsync(Submit);")]
    [InlineData("var resumed = Shelf.Lifecycle.Resume(new(), stage); await resumed.FireAsync(Publish);")]
    [InlineData(
        "var published = Shelf.Lifecycle.Resume(new(), Published); await published.FireAsync(Ping); await "
            + "published.FireAsync(Ping);")]
    public Task A_fire_that_a_possible_stage_permits_is_not_reported(string statements) =>
        Scenario.VerifyAsync(Articles.Method(statements), "LFC1", Articles.Definition);
}
