using Xunit.Abstractions;

namespace Lifecycle.Analyzers.Tests.CodeFixes;

/// <summary>Judges the fixes in the scenarios of one test class.</summary>
internal static class SuiteFixes
{
    public static async Task JudgeAsync(string testClass, ITestOutputHelper output)
    {
        var (reports, applications, fixAlls) = (0, 0, 0);
        var (faults, offered) = (new List<string>(), new List<(string Rule, bool IsOffered)>());
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
            offered.AddRange(judged.Offered);
        }

        output.WriteLine($"{reports} reports, {applications} applications, {fixAlls} Fix Alls, {faults.Count} faults");
        foreach (var rule in offered.GroupBy(each => each.Rule).OrderBy(each => each.Key, StringComparer.Ordinal))
            output.WriteLine($"{rule.Key}: {rule.Count(each => each.IsOffered)} of {rule.Count()} have a fix");

        Assert.True(faults.Count == 0, string.Join("\n======\n", faults));
    }
}
