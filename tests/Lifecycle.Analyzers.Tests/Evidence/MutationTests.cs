using Xunit.Abstractions;

namespace Lifecycle.Analyzers.Tests.Evidence;

/// <summary>Mutants of programs that use lifecycles.</summary>
public class MutationTests(ITestOutputHelper output)
{
    private static readonly string[] Triggers =
    [
        "Submit",
        "Approve",
        "Reject",
        "Publish",
        "Release",
        "Withdraw",
        "Edit",
    ];

    /// <summary>
    /// Program bodies: <c>a</c> is an article that starts as a draft, <c>held</c> one that is resumed in review.
    /// </summary>
    private static readonly string[] Programs =
    [
        "await a.FireAsync(Submit); await a.FireAsync(Approve); await a.FireAsync(Publish); await "
            + "a.FireAsync(Withdraw);",
        "await a.FireAsync(Edit); await a.FireAsync(Submit); await a.FireAsync(Submit); await a.FireAsync(Approve);",
        "if (a.Stage == Draft) { await a.FireAsync(Submit); } await a.FireAsync(Approve);",
        "await a.FireAsync(Submit); if (flag) { await a.FireAsync(Approve); } else { await a.FireAsync(Withdraw); } if "
            + "(a.Permits(Publish)) { await a.FireAsync(Publish); }",
        "for (var i = 0; i < 3; i++) { await a.FireAsync(Edit); } await a.FireAsync(Submit); await "
            + "a.FireAsync(Approve);",
        "foreach (var x in new[] { 1, 2 }) { var each = Shelf.Lifecycle.Start(new()); await each.FireAsync(Submit); "
            + "await each.FireAsync(Approve); await each.FireAsync(Publish); }",
        "switch (a.Stage) { case Draft: await a.FireAsync(Submit); break; case Review: await a.FireAsync(Approve); "
            + "break; } await a.FireAsync(Approve);",
        "var result = await a.TryFireAsync(Submit); if (result.Moved) { await a.FireAsync(Approve); await "
            + "a.FireAsync(Publish); }",
        "if ((await a.TryFireAsync(Publish)).Accepted) { await a.FireAsync(Withdraw); } else { await "
            + "a.FireAsync(Submit); }",
        "await SubmitAsync(a); await a.FireAsync(Approve); await PublishAsync(a); await a.FireAsync(Withdraw);",
        "var fresh = await BegunAsync(); await fresh.FireAsync(Approve); await PublishAsync(fresh);",
        "try { await a.FireAsync(Submit); } finally { Touch(); } await a.FireAsync(Approve);",
        "await a.FireAsync(Submit); var b = a; await b.FireAsync(Approve); await a.FireAsync(Publish);",
        "async Task Local(LifecycleInstance<Stage, Trigger, Article> it) { await it.FireAsync(Submit); await "
            + "it.FireAsync(Approve); } await Local(a); await a.FireAsync(Publish);",
        "if (a.Stage is not Draft) { return; } await a.FireAsync(Submit); if (a.Stage is Review or Accepted) { await "
            + "a.FireAsync(Approve); }",
        "var may = a.Permits(Submit); if (may) { await a.FireAsync(Submit); await a.FireAsync(Approve); }",
        "await held.FireAsync(Approve); await held.FireAsync(Publish); await held.FireAsync(Withdraw);",
        "if (held.Stage == Review && flag) { await held.FireAsync(Reject); } else { await held.FireAsync(Approve); }",
        "await RequireReviewAsync(held); await held.FireAsync(Publish);",
        "do { await a.FireAsync(Edit); flag = false; } while (flag); await a.FireAsync(Submit); await "
            + "a.FireAsync(Withdraw);",
    ];

    [Fact]
    public async Task No_correct_program_is_reported_and_most_throwing_ones_are()
    {
        var mutation = new Mutation(Triggers, Source, Usage.Articles.Definition, "LFC1001", "LFC1004");
        foreach (var program in Programs)
            await mutation.TryAsync(program);

        mutation.Describe(output);
        Assert.InRange(mutation.Recall, Mutation.LeastRecall, 1);
    }

    private static string Source(string program) => $$"""
        using static Stage;
        using static Trigger;

        public static class Program
        {
            public static async Task RunAsync(bool flag)
            {
                var a = Shelf.Lifecycle.Start(new());
                var held = Shelf.Lifecycle.Resume(new(), Review);
                await Task.Yield();
                {{program}}
            }

            private static async Task SubmitAsync(LifecycleInstance<Stage, Trigger, Article> article) =>
                await article.FireAsync(Submit);

            private static async Task PublishAsync(LifecycleInstance<Stage, Trigger, Article> article) =>
                await article.FireAsync(Publish);

            private static async Task<LifecycleInstance<Stage, Trigger, Article>> BegunAsync()
            {
                var begun = Shelf.Lifecycle.Start(new());
                await SubmitAsync(begun);
                return begun;
            }

            private static async Task RequireReviewAsync(
                [RequiresStage(Review)] LifecycleInstance<Stage, Trigger, Article> article)
            {
                if (article.Stage != Review)
                    throw new InvalidOperationException("It has to be in review.");

                await article.FireAsync(Approve);
            }

            private static void Touch() { }
        }
        """;
}
