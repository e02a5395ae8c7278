using System.Text.RegularExpressions;
using Lifecycle.Analyzers.Tests.Usage;

namespace Lifecycle.Analyzers.Tests.CodeFixes;

/// <summary>
/// The fires in the files of this folder, in places where a change can easily go wrong. Every offered fix is applied
/// and judged.
/// </summary>
public partial class FiresFixesTests
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
        var judged = await JudgeAsync("LFC1001", Articles.Method("await draft.FireAsync(Approve);"));

        Assert.Equal(["Fire Submit first"], judged.Titles);
    }

    private static Task<FixedScenario> JudgeAsync(string file, string place)
    {
        if (!file.EndsWith(".md", StringComparison.Ordinal))
            return new FixedScenario(new(place, file, [Articles.Definition + Types])).JudgeAsync();

        var found = Place()
            .Matches(Repository.Read($"{Folder}/{file}"))
            .Single(each => each.Groups["name"].Value == place);
        var code = found.Groups["code"].Value;
        return JudgeAsync(
            place[..place.IndexOf(':', StringComparison.Ordinal)],
            file.Contains("statements", StringComparison.Ordinal) ? Articles.Method(code) : Articles.Members(code));
    }

    private static TheoryData<string, string> Places(string folder)
    {
        var places = new TheoryData<string, string>();
        foreach (var file in new[] { $"{folder}/statements.md", $"{folder}/members.md" })
        {
            foreach (Match place in Place().Matches(Repository.Read($"{Folder}/{file}")))
                places.Add(file, place.Groups["name"].Value);
        }

        return places;
    }

    [GeneratedRegex("^## (?<name>.*)\n\n```csharp\n(?<code>(?:(?!```).*\n)*)```\n", RegexOptions.Multiline)]
    private static partial Regex Place();
}
