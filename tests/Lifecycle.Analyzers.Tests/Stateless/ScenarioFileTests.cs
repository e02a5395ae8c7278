using System.Text.RegularExpressions;

namespace Lifecycle.Analyzers.Tests.Stateless;

/// <summary>
/// The scenarios in the files of this folder, analysed by all rules for Stateless and executed. Correct code runs
/// through and is not reported. Faulty code is reported exactly where it is marked; it throws, or its own checks show
/// the fault.
/// </summary>
public partial class ScenarioFileTests
{
    private const string Folder = "tests/Lifecycle.Analyzers.Tests/Stateless";

    public static TheoryData<string, string> Correct => Scenarios("Correct");

    public static TheoryData<string, string> Faulty => Scenarios("Faulty");

    [Theory]
    [MemberData(nameof(Correct))]
    public async Task Correct_code_is_not_reported(string file, string scenario)
    {
        var (statements, members) = Read($"Correct/{file}", scenario);

        await MachineScenario.RunsThroughAsync("LFC4", statements, members);
    }

    [Theory]
    [MemberData(nameof(Faulty))]
    public async Task Faulty_code_is_reported(string file, string scenario)
    {
        var (statements, members) = Read($"Faulty/{file}", scenario);

        Assert.Contains("{|LFC4", statements + members, StringComparison.Ordinal);
        await MachineScenario.FailsAsync("LFC4", statements, members);
    }

    private static TheoryData<string, string> Scenarios(string folder)
    {
        var scenarios = new TheoryData<string, string>();
        foreach (var file in Directory
                .EnumerateFiles(Path.Combine(Repository.Root, Folder, folder), "*.md")
                .Select(file => Path.GetFileName(file))
                .Order(StringComparer.Ordinal))
        {
            foreach (Match scenario in Scenario().Matches(Repository.Read($"{Folder}/{folder}/{file}")))
                scenarios.Add(file, scenario.Groups["name"].Value);
        }

        return scenarios;
    }

    /// <summary>The first block of a scenario has statements; a second one has types.</summary>
    private static (string Statements, string Members) Read(string file, string scenario)
    {
        var found = Scenario()
            .Matches(Repository.Read($"{Folder}/{file}"))
            .Single(each => each.Groups["name"].Value == scenario);
        var code = found.Groups["code"].Captures;
        return (code[0].Value, code.Count > 1 ? code[1].Value : "");
    }

    [GeneratedRegex("^## (?<name>.*)\n(\n```csharp\n(?<code>(?:(?!```).*\n)*)```\n)+", RegexOptions.Multiline)]
    private static partial Regex Scenario();
}
