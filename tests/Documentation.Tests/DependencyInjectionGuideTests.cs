using System.Reflection;
using System.Text.RegularExpressions;
using Lifecycle;

namespace Documentation.Tests;

/// <summary>The guide to containers shows what compiles and runs in the tests of Lifecycle.Extensions.</summary>
public class DependencyInjectionGuideTests
{
    private const string Folder = "tests/Lifecycle.Extensions.Tests/Guide";

    private static readonly string[] Files = ["Permit.cs", "PermitDesk.cs", "GuideTests.cs"];

    private static readonly string Guide = Repository.Read("docs/dependency-injection.md");

    public static TheoryData<string> Programs => [.. Blocks("csharp")];

    private static IEnumerable<string> Blocks(string language) =>
        Regex.Matches(Guide, $"```{language}\n(.*?)```", RegexOptions.Singleline).Select(block => block.Groups[1].Value);

    private static string WithoutIndent(string text) => Regex.Replace(text, "^ +", "", RegexOptions.Multiline);

    [Theory]
    [MemberData(nameof(Programs))]
    public void A_program_stands_in_a_test_as_it_is_shown(string program) =>
        Assert.Contains(
            Files,
            file => WithoutIndent(Repository.Read($"{Folder}/{file}")).Contains(WithoutIndent(program), StringComparison.Ordinal));

    [Fact]
    public void The_settings_are_those_of_a_test() => Assert.Equal([Repository.Read($"{Folder}/appsettings.json")], Blocks("json"));

    [Fact]
    public void The_log_events_are_all_there_are() =>
        Assert.Equal(
            Constants(typeof(LifecycleEventIds)).Select(constant => $"| {constant.Value} | {constant.Name}"),
            Regex.Matches(Guide, @"^\| \d \| \w+", RegexOptions.Multiline).Select(row => row.Value));

    [Fact]
    public void Every_name_of_the_telemetry_is_said() =>
        Assert.All(Constants(typeof(LifecycleTelemetry)), constant => Assert.Contains($"`{constant.Value}", Guide, StringComparison.Ordinal));

    private static IEnumerable<(string Name, object? Value)> Constants(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (field.Name, field.GetRawConstantValue()));
}
