namespace Lifecycle.Analyzers.Tests.Usage.CorrectCode;

/// <summary>A field that other methods write can hold another instance after an await.</summary>
public class FieldTests
{
    private const string Members = """
        private readonly TaskCompletionSource _go = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private static Held _shared = Shelf.Lifecycle.Start(new());
        private Held _own = Shelf.Lifecycle.Start(new());
        public Held Given { get; set; } = Shelf.Lifecycle.Start(new());
        public event Action? Asked;

        private Task ReplaceAsync() => Task.Run(async () =>
        {
            await _go.Task;
            Kept = _own = _shared = Given = Shelf.Lifecycle.Resume(new(), Accepted);
        });

        private async IAsyncEnumerable<int> NumbersAsync(Task replacing)
        {
            await replacing;
            yield return 1;
        }

        private sealed class Closing(Task replacing) : IAsyncDisposable
        {
            public async ValueTask DisposeAsync() => await replacing;
        }
        """;

    [Theory]
    [InlineData("await replacing;")]
    [InlineData("await replacing.ConfigureAwait(false);")]
    [InlineData("await Task.WhenAll(replacing, Task.CompletedTask);")]
    [InlineData("await foreach (var number in NumbersAsync(replacing)) Console.WriteLine(number);")]
    [InlineData("await using (new Closing(replacing)) { }")]
    [InlineData("try { await replacing; } finally { Console.WriteLine(); }")]
    [InlineData("if (flag) await replacing; else replacing.Wait();")]
    [InlineData("while (!replacing.IsCompleted) await Task.Delay(1);")]
    [InlineData("replacing.GetAwaiter().GetResult();")]
    public async Task A_field_is_not_taken_for_the_same_instance_after_other_code_has_run(string wait)
    {
        foreach (var field in new[] { "Kept", "_own", "_shared", "Given", "this.Kept" })
            await Correct.VerifyAsync(
                $"var replacing = ReplaceAsync(); {field} = draft; _go.SetResult(); {wait} await "
                    + $"{field}.FireAsync(Publish);",
                Members);
    }

    [Theory]
    [InlineData("_own = draft; Action replace = () => _own = any; replace(); await _own.FireAsync(Submit);", "Draft")]
    [InlineData("_own = draft; Asked += () => _own = other; Asked(); await _own.FireAsync(Publish);", "Accepted")]
    [InlineData("_own = draft; (_own, _) = (other, 1); await _own.FireAsync(Publish);", "Accepted")]
    [InlineData("_own = draft; Swap(ref _own, other); await _own.FireAsync(Publish);", "Accepted")]
    [InlineData("_own = draft; Set(); await _own.FireAsync(Publish); void Set() => _own = other;", "Accepted")]
    [InlineData("Given = draft; ((dynamic)this).Given = other; await Given.FireAsync(Publish);", "Accepted")]
    public Task A_field_that_a_function_writes_is_not_taken_for_the_same_instance(string statements, string stage) =>
        Correct.VerifyAsync(
            $$"""if (any.Stage != {{stage}} || other.Stage != {{stage}}) return; {{statements}}""",
            Members + " private static void Swap<T>(ref T one, T other) => one = other;");
}
