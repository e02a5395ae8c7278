using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers.Tests.Evidence;

/// <summary>No source file of the repository crashes an analyzer, whether complete or truncated.</summary>
public partial class RepositoryTests
{
    private static readonly string[] Files =
    [
        .. new[] { "src", "samples", "tests" }
            .SelectMany(folder =>
                Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(path =>
                !path.Contains(
                    $"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}",
                    StringComparison.Ordinal)
                && !path.Contains(
                    $"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}",
                    StringComparison.Ordinal))
            .Where(path =>
                File.ReadAllText(path) is var text
                && (
                    text.Contains("FireAsync", StringComparison.Ordinal)
                    || text.Contains("LifecycleBuilder", StringComparison.Ordinal)
                    || text.Contains("EntryCriterion", StringComparison.Ordinal)
                    || text.Contains("StateMachine<", StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>
    /// The number of truncations of each file: a few in a build, fifty with the environment variable set.
    /// </summary>
    private static int Cuts => Environment.GetEnvironmentVariable("LIFECYCLE_LONG_TESTS") is { Length: > 0 } ? 50 : 2;

    [Fact]
    public async Task A_truncated_file_crashes_no_analyzer()
    {
        Assert.NotEmpty(Files);
        var random = new Random(2026);
        foreach (var file in Files)
        {
            var text = await File.ReadAllTextAsync(file);
            for (var cut = 0; cut < Cuts; cut++)
            {
                // AnalyzeAsync throws if an analyzer does.
                var compilation = Sources.Compile("Cut", text[..random.Next(text.Length)], Usage.Articles.Definition);
                await Sources.AnalyzeAsync(compilation);
            }
        }
    }

    [Theory]
    [InlineData("await draft.FireAsync(")]
    [InlineData("await draft.FireAsync(Submit, new() {")]
    [InlineData("if (draft.Stage is ) await draft.FireAsync(Publish);")]
    [InlineData("switch (draft.Stage) { case ")]
    [InlineData("draft.Unknown(Submit); await draft.FireAsync(Nothing);")]
    [InlineData("await Task.WhenAll(draft.FireAsync(), draft.FireAsync());")]
    [InlineData("foreach (var x in ) { await draft.FireAsync(Submit); }")]
    [InlineData("try { await draft.FireAsync(Submit); } finally { ")]
    public async Task Incomplete_code_crashes_no_analyzer(string statements) =>
        await Sources.AnalyzeAsync(
            Sources.Compile("Typed", Usage.Articles.Method(statements), Usage.Articles.Definition));

    [Theory]
    [InlineData("var m = new M(")]
    [InlineData("var m = new M(A); m.Configure(A).Permit(")]
    [InlineData("var m = new M(A); m.Configure().Permit(X, B).; m.Fire(")]
    [InlineData("var m = new M(A); m.Configure(A).Permit(X, Nowhere).OnEntry(async () => { m.Fire(X")]
    [InlineData("var m = new M(A, ); m.Configure(A).SubstateOf().InitialTransition(); m.Fire();")]
    [InlineData("var m = new M(() => , s => ); m?.Configure(A)?.Permit(X, B); m?.Fire(Y);")]
    [InlineData("var x = m.SetTriggerParameters<>(X); m.Configure(A).OnEntryFrom(x, ")]
    [InlineData("M m = m; m.Configure(A).Permit(X, B); m.Fire(X);")]
    [InlineData("var c = c.Permit(X, B); c.Permit(X, C);")]
    public async Task Incomplete_machine_code_crashes_no_analyzer(string statements) =>
        await Sources.AnalyzeAsync(Stateless.MachineScenario.Compile(Stateless.MachineScenario.Source(statements)));

    [Fact]
    public async Task A_truncated_machine_scenario_crashes_no_analyzer()
    {
        var random = new Random(2027);
        foreach (var file in Directory
                .EnumerateFiles(
                    Path.Combine(Repository.Root, "tests", "Lifecycle.Analyzers.Tests", "Stateless"),
                    "*Tests.cs")
                .Order(StringComparer.Ordinal))
        {
            foreach (var statements in InlineData()
                    .Matches(await File.ReadAllTextAsync(file))
                    .Select(match => Regex.Unescape(match.Groups["code"].Value)))
            {
                var source = Stateless.MachineScenario.Source("var m = new M(A); " + Markers.Read(statements).Text);
                for (var cut = 0; cut < Cuts / 2; cut++)
                    await Sources.AnalyzeAsync(Stateless.MachineScenario.Compile(source[..random.Next(source.Length)]));
            }
        }
    }

    [GeneratedRegex("InlineData\\(\"(?<code>(?:[^\"\\\\]|\\\\.)*)\"")]
    private static partial Regex InlineData();
}
