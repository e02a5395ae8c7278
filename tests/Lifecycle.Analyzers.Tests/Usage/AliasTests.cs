namespace Lifecycle.Analyzers.Tests.Usage;

/// <summary>Correct code in which one instance has several names, or moves as a side effect.</summary>
public class AliasTests
{
    [Theory]
    [InlineData("if (draft is { } same) { await same.FireAsync(Submit); await draft.FireAsync(Approve); }")]
    [InlineData("if (draft is not { } same) { return; } await same.FireAsync(Submit); await draft.FireAsync(Approve);")]
    [InlineData(
        "switch (draft) { case var same: await same.FireAsync(Submit); break; } await draft.FireAsync(Approve);")]
    [InlineData("var pair = (draft, 1); pair.draft.FireAsync(Submit).AsTask().Wait(); await draft.FireAsync(Approve);")]
    [InlineData("if (other.Stage == Draft) { any.FireAsync(Submit).AsTask().Wait(); await other.FireAsync(Approve); }")]
    [InlineData("dynamic loose = draft; loose.FireAsync(Submit); await draft.FireAsync(Approve);")]
    [InlineData(
        "Action<LifecycleInstance<Stage, Trigger, Article>> act = each => each.FireAsync(Submit).AsTask().Wait(); "
            + "act(draft); await draft.FireAsync(Approve);")]
    [InlineData(
        "Act(); void Act() { var own = Shelf.Lifecycle.Start(new()); ref var alias = ref own; alias = "
            + "Shelf.Lifecycle.Resume(new(), Review); own.FireAsync(Approve).AsTask().Wait(); }")]
    [InlineData("var it = flag ? draft : any; await it.FireAsync(Submit); await draft.FireAsync(Approve);")]
    [InlineData(
        "try { await SubmitAndFailAsync(draft); } catch (InvalidOperationException) { await draft.FireAsync(Approve); }"
    )]
    [InlineData("await SwapAsync(draft, draft); await draft.FireAsync(Approve);")]
    [InlineData("_kept = draft; if (Sneaky) await draft.FireAsync(Approve);")]
    [InlineData("foreach (var step in Steps(any)) Console.WriteLine(step);")]
    [InlineData("IDisposable guard = this; _kept = draft; guard.Dispose(); await draft.FireAsync(Approve);")]
    [InlineData(
        "var list = new List<LifecycleInstance<Stage, Trigger, Article>> { draft }; foreach (var each in list) await "
            + "each.FireAsync(Submit); await draft.FireAsync(Approve);")]
    [InlineData(
        "var copy = draft; draft = Shelf.Lifecycle.Resume(new(), Review); await copy.FireAsync(Submit); await "
            + "draft.FireAsync(Approve);")]
    [InlineData(
        "LifecycleInstance<Stage, Trigger, Article> late; if (flag) late = draft; else late = any; await "
            + "late.FireAsync(Submit); await draft.FireAsync(Approve);")]
    public Task Correct_code_is_not_reported(string statements) =>
        Scenario.VerifyAsync(
            Articles
                .Members(
                    $$"""
                    private LifecycleInstance<Stage, Trigger, Article> _kept = null!;

                    public bool Sneaky { get { _kept.FireAsync(Submit).AsTask().Wait(); return true; } }

                    public async Task RunAsync(
                        LifecycleInstance<Stage, Trigger, Article> any,
                        LifecycleInstance<Stage, Trigger, Article> other,
                        bool flag)
                    {
                        var draft = Shelf.Lifecycle.Start(new());
                        await Task.Yield();
                        {{statements}}
                    }

                    private static async Task SubmitAndFailAsync(LifecycleInstance<Stage, Trigger, Article> article)
                    {
                        await article.FireAsync(Submit);
                        if (DateTime.Now.Year > 2000)
                            throw new InvalidOperationException();
                        await article.FireAsync(Approve);
                    }

                    private static async Task SwapAsync(
                        LifecycleInstance<Stage, Trigger, Article> one, LifecycleInstance<Stage, Trigger, Article> two)
                    {
                        if (two.Stage == Draft)
                            await one.FireAsync(Submit);
                    }

                    private static IEnumerable<Stage> Steps(LifecycleInstance<Stage, Trigger, Article> article)
                    {
                        if (article.Stage != Draft)
                            yield break;
                        yield return article.Stage;
                        article.FireAsync(Approve).AsTask().Wait();
                    }
                    """)
                .Replace("public class Desk", "public class Desk : IDisposable", StringComparison.Ordinal)
                .Replace(
                    "private LifecycleInstance<Stage, Trigger, Article> _kept",
                    "void IDisposable.Dispose() => _kept.FireAsync(Submit).AsTask().Wait(); private "
                        + "LifecycleInstance<Stage, Trigger, Article> _kept",
                    StringComparison.Ordinal),
            "LFC1001",
            Articles.Definition);
}
