using Xunit.Abstractions;

namespace Lifecycle.Analyzers.Tests.CodeFixes;

public class CriteriaFixesTests(ITestOutputHelper output)
{
    public static TheoryData<string> Classes => [.. ScenarioSuite.ClassesIn("Criteria")];

    [Theory]
    [MemberData(nameof(Classes))]
    public Task Every_fix_of_every_scenario_is_sound(string testClass) => SuiteFixes.JudgeAsync(testClass, output);
}
