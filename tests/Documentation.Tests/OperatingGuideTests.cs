using System.Reflection;
using System.Text.RegularExpressions;
using Lifecycle;

namespace Documentation.Tests;

/// <summary>The guides to configuration and telemetry match the code.</summary>
public class OperatingGuideTests
{
    private static readonly string Telemetry = Repository.Read("docs/telemetry.md");

    [Fact]
    public void The_settings_are_the_ones_that_a_test_loads() =>
        Assert.Equal(
            [Repository.Read("tests/Lifecycle.Extensions.Tests/Guide/appsettings.json")],
            GuideCodeTests.Blocks(Repository.Read("docs/configuration.md"), "json"));

    [Fact]
    public void The_guide_lists_every_log_event() =>
        Assert.Equal(
            Constants(typeof(LifecycleEventIds)).Select(constant => $"| {constant.Value} | {constant.Name}"),
            Regex.Matches(Telemetry, @"^\| \d+ \| \w+", RegexOptions.Multiline).Select(row => row.Value));

    [Fact]
    public void The_guide_mentions_every_telemetry_name() =>
        Assert.All(Constants(typeof(LifecycleTelemetry)), constant =>
            Assert.Contains($"`{constant.Value}", Telemetry, StringComparison.Ordinal));

    private static IEnumerable<(string Name, object? Value)> Constants(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (field.Name, field.GetRawConstantValue()));
}
