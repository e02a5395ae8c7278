namespace Lifecycle.Analyzers.Tests.Usage;

public class ResumeTests
{
    [Theory]
    [InlineData("Shelf.Lifecycle.Resume(new(), {|LFC1009:(Stage)42|});")]
    [InlineData("Shelf.Lifecycle.Resume(new(), {|LFC1009:Open|});")]
    [InlineData("Shelf.Lifecycle.Resume(new(), Draft);")]
    [InlineData("Shelf.Lifecycle.Resume(new(), stage);")]
    [InlineData("Shelf.Lifecycle.Resume(new(), Shelf.Lifecycle.SnapshotOf(Draft, 3));")]
    public Task An_instance_is_resumed_in_a_declared_stage(string statements) =>
        Scenario.VerifyAsync(Articles.Method(statements), "LFC1009", Articles.Definition);
}
