using System.Text.RegularExpressions;
using Lifecycle.Analyzers.Tests.Definitions;
using Lifecycle.Analyzers.Tests.Stateless;
using Lifecycle.Analyzers.Tests.Usage;

namespace Lifecycle.Analyzers.Tests.CodeFixes;

/// <summary>
/// The code in the files of this folder: fires, machines and definitions in places where a change can easily go wrong.
/// Every offered fix is applied and judged.
/// </summary>
public partial class PlacesFixesTests
{
    private const string Folder = "tests/Lifecycle.Analyzers.Tests/CodeFixes";

    private const string Types = """

        public interface IDesk { void Go(); }

        public class Base { public virtual void Go() { } }

        public static class Calls
        {
            public static void Take(object it) { }
            public static void Ask([RequiresStage(Review)] LifecycleInstance<Stage, Trigger, Article> article) { }
            public static void Act(Action act) { }
        }
        """;

    public static TheoryData<string, string> Offered => Places("Offered");

    public static TheoryData<string, string> Refused => Places("Refused");

    [Theory]
    [MemberData(nameof(Offered))]
    public async Task A_fix_fits_its_place(string file, string place)
    {
        var judged = await JudgeAsync(file, place);

        Assert.True(judged.Applications > 0, $"No fix is offered for {judged.Reports} reports.");
        Assert.True(judged.Faults.Count == 0, string.Join("\n======\n", judged.Faults));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task No_fix_is_offered_that_would_break_the_code(string file, string place)
    {
        var judged = await JudgeAsync(file, place);

        Assert.True(judged.Reports > 0, "The code is not reported.");
        Assert.Empty(judged.Titles);
    }

    [Fact]
    public async Task A_fire_that_throws_is_not_hidden()
    {
        var judged = await JudgeAsync(
            "LFC1001",
            Articles.Method("await draft.FireAsync(Approve);"),
            Articles.Definition);

        Assert.Equal(["Fire Submit first"], judged.Titles);
    }

    private static Task<FixedScenario> JudgeAsync(string file, string place)
    {
        var found = Place()
            .Matches(Repository.Read($"{Folder}/{file}"))
            .Single(each => each.Groups["name"].Value == place);
        var code = found.Groups["code"].Value;
        var (source, others) = Path.GetFileNameWithoutExtension(file) switch
        {
            "statements" => (Articles.Method(code), Articles.Definition + Types),
            "members" => (Articles.Members(code), Articles.Definition + Types),
            "machines" => (MachineScenario.Source(code), MachineScenario.Types),
            "phones" => (MachineScenario.Source("", code), MachineScenario.Types),
            _ => (DefinitionScenario.Source(code, "Define", "S3T2"), ""),
        };
        return JudgeAsync(place[..place.IndexOf(':', StringComparison.Ordinal)], source, others);
    }

    private static Task<FixedScenario> JudgeAsync(string rule, string source, string others) =>
        new FixedScenario(new(source, rule, [others])).JudgeAsync();

    private static TheoryData<string, string> Places(string folder)
    {
        var places = new TheoryData<string, string>();
        foreach (var file in Directory
                .EnumerateFiles(Path.Combine(Repository.Root, Folder, folder), "*.md")
                .Select(file => Path.GetFileName(file))
                .Order(StringComparer.Ordinal))
        {
            foreach (Match place in Place().Matches(Repository.Read($"{Folder}/{folder}/{file}")))
                places.Add($"{folder}/{file}", place.Groups["name"].Value);
        }

        return places;
    }

    [GeneratedRegex("^## (?<name>.*)\n\n```csharp\n(?<code>(?:(?!```).*\n)*)```\n", RegexOptions.Multiline)]
    private static partial Regex Place();
}
