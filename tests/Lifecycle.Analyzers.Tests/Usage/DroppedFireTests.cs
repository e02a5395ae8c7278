namespace Lifecycle.Analyzers.Tests.Usage;

public class DroppedFireTests
{
    [Theory]
    [InlineData("{|LFC1003:draft.FireAsync(Submit)|};")]
    [InlineData("{|LFC1003:draft.TryFireAsync(Submit)|};")]
    [InlineData("{|LFC1003:draft.FireAsync(Submit).AsTask()|};")]
    [InlineData("{|LFC1003:await draft.TryFireAsync(Submit)|};")]
    [InlineData("{|LFC1003:await draft.TryFireAsync(Submit).ConfigureAwait(false)|};")]
    [InlineData("{|LFC1003:any?.FireAsync(Submit)|};")]
    [InlineData("{|LFC1003:any?.FireAsync(Submit).AsTask()|};")]
    [InlineData("{|LFC1003:draft.TryFireAsync(Submit).AsTask().Wait()|};")]
    [InlineData("{|LFC1003:draft.TryFireAsync(Submit).AsTask().Wait(1000)|};")]
    [InlineData("{|LFC1003:((Task)draft.TryFireAsync(Submit).AsTask()).Wait()|};")]
    [InlineData("{|LFC1003:draft.TryFireAsync(Submit).AsTask().GetAwaiter().GetResult()|};")]
    [InlineData("{|LFC1003:draft.TryFireAsync(Submit).ConfigureAwait(false).GetAwaiter().GetResult()|};")]
    [InlineData("{|LFC1003:any?.TryFireAsync(Submit).AsTask().Wait()|};")]
    [InlineData("{|LFC1003:await draft.TryFireAsync(Submit).AsTask().WaitAsync(TimeSpan.FromSeconds(1))|};")]
    [InlineData("{|LFC1003:await draft.TryFireAsync(Submit).Preserve()|};")]
    [InlineData("{|LFC1003:draft.FireAsync(Submit).AsTask().WaitAsync(TimeSpan.FromSeconds(1))|};")]
    [InlineData("await draft.FireAsync(Submit).AsTask().WaitAsync(TimeSpan.FromSeconds(1));")]
    [InlineData("draft.FireAsync(Submit).AsTask().GetAwaiter().GetResult();")]
    [InlineData("_ = draft.TryFireAsync(Submit).AsTask().GetAwaiter().GetResult();")]
    [InlineData("var result = draft.TryFireAsync(Submit).AsTask().Result;")]
    [InlineData("await draft.FireAsync(Submit);")]
    [InlineData("var result = await draft.TryFireAsync(Submit);")]
    [InlineData("_ = await draft.TryFireAsync(Submit);")]
    [InlineData("_ = draft.FireAsync(Submit);")]
    [InlineData("draft.FireAsync(Submit).AsTask().Wait();")]
    [InlineData("await draft.EvaluateAsync(Submit);")]
    [InlineData("Func<Task> act = async () => await draft.FireAsync(Submit);")]
    public Task The_task_or_result_of_a_fire_is_not_dropped(string statements) =>
        Scenario.VerifyAsync(Articles.Method(statements), "LFC1003", Articles.Definition);
}
