namespace Lifecycle.Analyzers.Tests.Usage;

public class ConcurrentFireTests
{
    [Theory]
    [InlineData("await Task.WhenAll(any.FireAsync(Submit).AsTask(), {|LFC1010:any.FireAsync(Approve)|}.AsTask());")]
    [InlineData(
        "await Task.WhenAll(new[] { draft.TryFireAsync(Submit).AsTask(), {|LFC1010:draft.TryFireAsync(Edit)|}.AsTask() "
            + "});")]
    [InlineData(
        "Parallel.Invoke(() => draft.FireAsync(Edit).AsTask().Wait(), () => "
            + "{|LFC1010:draft.FireAsync(Edit)|}.AsTask().Wait());")]
    [InlineData("await Task.WhenAll(any.FireAsync(Submit).AsTask(), draft.FireAsync(Submit).AsTask());")]
    [InlineData("await Task.WhenAll(any.FireAsync(Submit).AsTask(), Task.Delay(1));")]
    [InlineData("await any.FireAsync(Submit); await any.FireAsync(Approve);")]
    public Task One_instance_is_fired_once_at_a_time(string statements) =>
        Scenario.VerifyAsync(Articles.Method(statements), "LFC1010", Articles.Definition);
}
