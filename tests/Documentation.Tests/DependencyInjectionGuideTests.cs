using System.Reflection;
using System.Text.RegularExpressions;
using Lifecycle;

namespace Documentation.Tests;

/// <summary>The guide to containers lists what there is.</summary>
public class DependencyInjectionGuideTests
{
    private static readonly string Guide = Repository.Read("docs/dependency-injection.md");

    [Fact]
    public void The_settings_are_those_of_a_test() =>
        Assert.Equal(
            [Repository.Read("tests/Lifecycle.Extensions.Tests/Guide/appsettings.json")],
            GuideCodeTests.Blocks(Guide, "json"));

    [Fact]
    public void The_log_events_are_all_there_are() =>
        Assert.Equal(
            Constants(typeof(LifecycleEventIds)).Select(constant => $"| {constant.Value} | {constant.Name}"),
            Regex.Matches(Guide, @"^\| \d+ \| \w+", RegexOptions.Multiline).Select(row => row.Value));

    [Fact]
    public void Every_name_of_the_telemetry_is_said() =>
        Assert.All(Constants(typeof(LifecycleTelemetry)), constant =>
            Assert.Contains($"`{constant.Value}", Guide, StringComparison.Ordinal));

    private static IEnumerable<(string Name, object? Value)> Constants(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (field.Name, field.GetRawConstantValue()));
}
