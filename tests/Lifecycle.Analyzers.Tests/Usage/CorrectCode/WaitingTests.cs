namespace Lifecycle.Analyzers.Tests.Usage.CorrectCode;

/// <summary>While a call of the framework waits or calls back, other code may fire a shared instance.</summary>
public class WaitingTests
{
    private const string Members = """
        private readonly ManualResetEventSlim _go = new();
        private readonly object _gate = new();

        private Task SubmitLater(Held article) => Task.Run(() =>
        {
            _go.Wait();
            lock (_gate)
            {
                article.FireAsync(Submit).AsTask().Wait();
                Monitor.PulseAll(_gate);
            }
        });

        private static IEnumerable<int> Numbers(Held article)
        {
            article.FireAsync(Submit).AsTask().Wait();
            yield return 1;
        }
        """;

    [Theory]
    [InlineData("later.Wait();")]
    [InlineData("later.Wait(TimeSpan.FromSeconds(30));")]
    [InlineData("later.GetAwaiter().GetResult();")]
    [InlineData("_ = later.ContinueWith(_ => 1).Result;")]
    [InlineData("Task.WaitAll(later);")]
    [InlineData("Task.WaitAny([later]);")]
    [InlineData("while (!later.IsCompleted) Thread.Sleep(1);")]
    [InlineData("while (!later.IsCompleted) Thread.Yield();")]
    [InlineData("while (!later.IsCompleted) { }")]
    [InlineData("SpinWait.SpinUntil(() => later.IsCompleted);")]
    [InlineData("lock (_gate) { while (draft.Stage == Draft) Monitor.Wait(_gate); } ")]
    [InlineData("while (draft.Stage == Draft) Thread.Sleep(1);")]
    [InlineData("while (draft.Stage != Review) { }")]
    [InlineData("do Thread.Sleep(1); while (draft.Stage != Review);")]
    [InlineData("var spin = new SpinWait(); while (draft.Stage == Draft) spin.SpinOnce();")]
    [InlineData("((IAsyncResult)later).AsyncWaitHandle.WaitOne();")]
    [InlineData("var thread = new Thread(() => later.Wait()); thread.Start(); thread.Join();")]
    [InlineData("for (var i = 0; draft.Stage == Draft; i++) Thread.Sleep(1);")]
    public Task An_instance_may_have_moved_while_a_call_waits(string wait) =>
        Correct.VerifyAsync(
            $"var later = SubmitLater(draft); _go.Set(); {wait} await draft.FireAsync(Approve);",
            Members);

    [Theory]
    [InlineData("var cts = new CancellationTokenSource(); cts.Token.Register(() => { _ = draft.FireAsync(Submit); "
        + "}); cts.Cancel();")]
    [InlineData("var cts = new CancellationTokenSource(); cts.Token.Register(Move); cts.Cancel();")]
    [InlineData("var query = new[] { 1 }.Select(_ => draft.FireAsync(Submit).IsCompleted); _ = query.ToList();")]
    [InlineData("var query = Numbers(draft); _ = query.ToArray();")]
    [InlineData("var query = Numbers(draft); _ = string.Join(\",\", query);")]
    [InlineData("var query = Numbers(draft); _ = string.Concat(query);")]
    [InlineData("var query = Numbers(draft); _ = query.Any();")]
    [InlineData("var query = Numbers(draft); foreach (var number in query) { }")]
    [InlineData("var query = Numbers(draft); _ = new List<int>(query);")]
    [InlineData("var query = Numbers(draft); int[] numbers = [.. query];")]
    [InlineData("var query = Numbers(draft); List<int> numbers = []; numbers.AddRange(query);")]
    [InlineData("var numbers = Numbers(draft).GetEnumerator(); numbers.MoveNext();")]
    [InlineData("var source = new TaskCompletionSource(); var next = source.Task.ContinueWith(_ => Move(), "
        + "TaskContinuationOptions.ExecuteSynchronously); source.SetResult();")]
    [InlineData("new List<int> { 1 }.ForEach(_ => Move());")]
    [InlineData("Array.ForEach([1], _ => Move());")]
    [InlineData("Parallel.Invoke(Move);")]
    [InlineData("Task.Run(Move).Wait();")]
    [InlineData("new SynchronizationContext().Send(_ => Move(), null);")]
    [InlineData("var progress = (IProgress<int>)new Told(Move); progress.Report(1);")]
    [InlineData("var later = new Lazy<int>(() => { Move(); return 1; }); Console.WriteLine(later.Value);")]
    [InlineData("var held = new WeakReference<Action>(Move); if (held.TryGetTarget(out var act)) act();")]
    public Task An_instance_may_have_moved_when_a_call_calls_back(string call) =>
        Correct.VerifyAsync(
            $"_moved = draft; {call} if (_moved.Stage == Draft) return; await draft.FireAsync(Approve);",
            Members + """

            private Held _moved = null!;
            private void Move() => _moved.FireAsync(Submit).AsTask().Wait();
            private sealed class Told(Action act) : IProgress<int> { public void Report(int value) => act(); }
            """);
}
