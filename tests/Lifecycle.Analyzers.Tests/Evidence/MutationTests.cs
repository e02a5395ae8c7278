using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Xunit.Abstractions;

namespace Lifecycle.Analyzers.Tests.Evidence;

/// <summary>
/// Compares the reports on correct programs and their mutants with the programs' behaviour at run time. A report on a
/// program that does not throw is a false one; a mutant that throws without a report is a miss.
/// </summary>
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

    /// <summary>A build tries some of the mutants. With the environment variable set, all are tried.</summary>
    private static int Every => Environment.GetEnvironmentVariable("LIFECYCLE_LONG_TESTS") is { Length: > 0 } ? 1 : 5;

    [Fact]
    public async Task No_correct_program_is_reported_and_most_throwing_ones_are()
    {
        var (thrown, found, mutants) = (0, 0, 0);
        var missed = new List<string>();
        foreach (var program in Programs)
        {
            foreach (var mutant in Mutants(program).Distinct().Where((_, index) => index % Every == 0).Prepend(program))
            {
                mutants++;
                var compilation = Sources.Compile("Mutant", Source(mutant), Usage.Articles.Definition);
                var reported = await ReportsAsync(compilation);
                var exception = await RunAsync(compilation);
                Assert.False(mutant == program && exception is not null, $"{exception} on\n{program}");
                if (exception is null)
                {
                    Assert.True(reported.Count == 0, $"False report on\n{mutant}\n{string.Join("\n", reported)}");
                    continue;
                }

                thrown++;
                if (reported.Count > 0)
                    found++;
                else
                    missed.Add(mutant);
            }
        }

        output.WriteLine(
            $"{mutants} programs; {thrown} throw, and {found} of them are reported: recall "
                + $"{(double)found / thrown:P1}. Missed:");
        missed.ForEach(output.WriteLine);
        Assert.InRange((double)found / thrown, 0.75, 1);
    }

    /// <summary>The mutants: one trigger is replaced, one fire is removed or doubled, or one test is removed.</summary>
    private static IEnumerable<string> Mutants(string program)
    {
        var fires = System.Text.RegularExpressions.Regex.Matches(program, @"await \w+\.FireAsync\((?<trigger>\w+)\);");
        foreach (System.Text.RegularExpressions.Match fire in fires)
        {
            yield return program.Remove(fire.Index, fire.Length);
            yield return program.Insert(fire.Index, fire.Value + " ");
            var trigger = fire.Groups["trigger"];
            foreach (var other in Triggers.Where(each => each != trigger.Value))
                yield return program.Remove(trigger.Index, trigger.Length).Insert(trigger.Index, other);
        }

        foreach (System.Text.RegularExpressions.Match test in System.Text.RegularExpressions.Regex.Matches(
                program,
                @"if \((?!\(await)[^{]*\) \{"))
        {
            yield return program.Remove(test.Index, test.Length).Insert(test.Index, "if (flag) {");
            yield return program.Remove(test.Index, test.Length).Insert(test.Index, "if (!flag) {");
        }
    }

    private static async Task<List<string>> ReportsAsync(Compilation compilation) =>
        [.. (await Sources.AnalyzeAsync(compilation))
            .Where(each => each.Id is "LFC1001" or "LFC1004").Select(each => each.ToString())];

    /// <summary>
    /// The exception that the program throws with its flag on or off. Broken contracts throw in the callee's own check.
    /// </summary>
    private static async Task<Exception?> RunAsync(Compilation compilation)
    {
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Assert.True(
            emitted.Success,
            string.Join("\n", emitted.Diagnostics.Where(each => each.Severity == DiagnosticSeverity.Error)));
        image.Position = 0;
        var context = new AssemblyLoadContext(null, isCollectible: true);
        try
        {
            var run = context
                .LoadFromStream(image)
                .GetType("Program")!
                .GetMethod("RunAsync", BindingFlags.Public | BindingFlags.Static)!;
            return await Record.ExceptionAsync(() => (Task)run.Invoke(null, [true])!)
                ?? await Record.ExceptionAsync(() => (Task)run.Invoke(null, [false])!);
        }
        finally
        {
            context.Unload();
        }
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
