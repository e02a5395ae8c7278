using Xunit.Abstractions;

namespace Lifecycle.Analyzers.Tests.CodeFixes;

/// <summary>Judges the fixes in the scenarios of one test class.</summary>
internal static class SuiteFixes
{
    public static async Task JudgeAsync(string testClass, ITestOutputHelper output)
    {
        var (reports, applications, fixAlls, faults) = (0, 0, 0, new List<string>());
        foreach (var scenario in await ScenarioSuite.OfAsync(testClass))
        {
            if (!Fixing.Providers.SelectMany(each => each.FixableDiagnosticIds)
                    .Any(id => scenario.Source.Contains($"{{|{id}:", StringComparison.Ordinal)))
                continue;

            var judged = await new FixedScenario(scenario).JudgeAsync();
            reports += judged.Reports;
            applications += judged.Applications;
            fixAlls += judged.FixAlls;
            faults.AddRange(judged.Faults);
        }

        output.WriteLine($"{reports} reports, {applications} applications, {fixAlls} Fix Alls, {faults.Count} faults");
        Assert.True(faults.Count == 0, string.Join("\n======\n", faults));
    }
}
