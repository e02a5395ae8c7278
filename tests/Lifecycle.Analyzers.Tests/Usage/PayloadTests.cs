namespace Lifecycle.Analyzers.Tests.Usage;

public class PayloadTests
{
    [Theory]
    [InlineData("await {|LFC1005:any.FireAsync(Hold)|};")]
    [InlineData("await {|LFC1005:any.FireAsync(Hold, new() { Actor = \"A. Khan\" })|};")]
    [InlineData("await any.FireAsync(Hold, new() { Payload = {|LFC1005:null|} });")]
    [InlineData("await any.FireAsync(Hold, new() { Payload = {|LFC1005:42|} });")]
    [InlineData("await any.FireAsync(Submit, new() { Payload = {|LFC1005:\"why\"|} });")]
    [InlineData(
        "var result = await any.TryFireAsync(Hold, new TransitionCommand { Payload = {|LFC1005:new object[0]|} });")]
    [InlineData("await any.FireAsync(Hold, new() { Payload = \"why\" });")]
    [InlineData("object why = \"why\"; await any.FireAsync(Hold, new() { Payload = why });")]
    [InlineData("IComparable why = \"why\"; await any.FireAsync(Hold, new() { Payload = why });")]
    [InlineData("var command = new TransitionCommand { Payload = \"why\" }; await any.FireAsync(Hold, command);")]
    [InlineData("await any.FireAsync(trigger, new() { Payload = \"why\" });")]
    [InlineData("await any.FireAsync(Submit, new() { Payload = null });")]
    [InlineData("await any.EvaluateAsync(Hold);")]
    [InlineData("try { await any.FireAsync(Hold); } catch (ArgumentException) { }")]
    [InlineData("Func<Task> act = () => any.FireAsync(Hold).AsTask();")]
    public Task The_payload_matches_the_trigger(string statements) =>
        Scenario.VerifyAsync(Articles.Method(statements), "LFC1005", Articles.Definition);
}
