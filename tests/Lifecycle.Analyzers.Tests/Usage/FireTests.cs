namespace Lifecycle.Analyzers.Tests.Usage;

/// <summary>The rules that check single calls.</summary>
public class FireTests
{
    [Theory]
    [InlineData("{|LFC1003:draft.FireAsync(Submit)|};")]
    [InlineData("{|LFC1003:draft.TryFireAsync(Submit)|};")]
    [InlineData("{|LFC1003:draft.FireAsync(Submit).AsTask()|};")]
    [InlineData("{|LFC1003:await draft.TryFireAsync(Submit)|};")]
    [InlineData("{|LFC1003:await draft.TryFireAsync(Submit).ConfigureAwait(false)|};")]
    [InlineData("await draft.FireAsync(Submit);")]
    [InlineData("var result = await draft.TryFireAsync(Submit);")]
    [InlineData("_ = await draft.TryFireAsync(Submit);")]
    [InlineData("_ = draft.FireAsync(Submit);")]
    [InlineData("draft.FireAsync(Submit).AsTask().Wait();")]
    [InlineData("await draft.EvaluateAsync(Submit);")]
    [InlineData("Func<Task> act = async () => await draft.FireAsync(Submit);")]
    public Task The_task_or_result_of_a_fire_is_not_dropped(string statements) => VerifyAsync(statements, "LFC1003");

    [Theory]
    [InlineData("await {|LFC1005:any.FireAsync(Hold)|};")]
    [InlineData("await {|LFC1005:any.FireAsync(Hold, new() { Actor = \"A. Khan\" })|};")]
    [InlineData("await any.FireAsync(Hold, new() { Payload = {|LFC1005:null|} });")]
    [InlineData("await any.FireAsync(Hold, new() { Payload = {|LFC1005:42|} });")]
    [InlineData("await any.FireAsync(Submit, new() { Payload = {|LFC1005:\"why\"|} });")]
    [InlineData(
        "var result = await any.TryFireAsync(Hold, new TransitionCommand { Payload = {|LFC1005:new object[0]|} });")]
    [InlineData("await any.FireAsync(Hold, new() { Payload = \"why\" });")]
    [InlineData("object why = 42; await any.FireAsync(Hold, new() { Payload = why });")]
    [InlineData("IComparable why = \"why\"; await any.FireAsync(Hold, new() { Payload = why });")]
    [InlineData("var command = new TransitionCommand(); await any.FireAsync(Hold, command);")]
    [InlineData("await any.FireAsync(trigger); await any.FireAsync(trigger, new() { Payload = 42 });")]
    [InlineData("await any.FireAsync(Submit, new() { Payload = null });")]
    [InlineData("await any.EvaluateAsync(Hold);")]
    [InlineData("try { await any.FireAsync(Hold); } catch (ArgumentException) { }")]
    [InlineData("Func<Task> act = () => any.FireAsync(Hold).AsTask();")]
    public Task The_payload_matches_the_trigger(string statements) => VerifyAsync(statements, "LFC1005");

    [Theory]
    [InlineData("Shelf.Lifecycle.Resume(new(), {|LFC1009:(Stage)42|});")]
    [InlineData("Shelf.Lifecycle.Resume(new(), Draft);")]
    [InlineData("Shelf.Lifecycle.Resume(new(), stage);")]
    [InlineData("Shelf.Lifecycle.Resume(new(), Shelf.Lifecycle.SnapshotOf(Draft, 3));")]
    public Task An_instance_is_resumed_in_a_declared_stage(string statements) =>
        VerifyAsync(statements, "LFC1009");

    [Theory]
    [InlineData("await Task.WhenAll(any.FireAsync(Submit).AsTask(), {|LFC1010:any.FireAsync(Approve)|}.AsTask());")]
    [InlineData(
        "await Task.WhenAll(new[] { draft.TryFireAsync(Submit).AsTask(), {|LFC1010:draft.TryFireAsync(Edit)|}.AsTask() "
            + "});")]
    [InlineData(
        "Parallel.Invoke(() => draft.FireAsync(Submit).AsTask().Wait(), () => "
            + "{|LFC1010:draft.FireAsync(Edit)|}.AsTask().Wait());")]
    [InlineData("await Task.WhenAll(any.FireAsync(Submit).AsTask(), draft.FireAsync(Submit).AsTask());")]
    [InlineData("await Task.WhenAll(any.FireAsync(Submit).AsTask(), Task.Delay(1));")]
    [InlineData("await any.FireAsync(Submit); await any.FireAsync(Approve);")]
    public Task One_instance_is_fired_once_at_a_time(string statements) => VerifyAsync(statements, "LFC1010");

    [Fact]
    public async Task A_message_names_the_possible_stages_and_what_they_permit()
    {
        var reported = await Scenario.VerifyAsync(
            Articles.Method("await draft.FireAsync(Submit); await {|LFC1001:draft.FireAsync(Publish)|};"),
            "LFC1001",
            Articles.Definition);

        var report = Assert.Single(reported);
        Assert.Equal(
            "Publish is not permitted in Review, so this throws. Permitted there: Hold, Withdraw, Submit, Approve, "
                + "Reject.",
            report.GetMessage());
        var known = Assert.Single(report.AdditionalLocations);
        Assert.Equal("draft.FireAsync(Submit)", known.SourceTree!.GetText().ToString(known.SourceSpan));
    }

    private static Task<IReadOnlyList<Microsoft.CodeAnalysis.Diagnostic>> VerifyAsync(string statements, string rule) =>
        Scenario.VerifyAsync(Articles.Method(statements), rule, Articles.Definition);
}
