namespace Lifecycle.Tests.Reports;

/// <summary>Messages stay readable however large the lifecycle is.</summary>
public class BoundedListTests
{
    private const int Many = 5000;

    private const int LongestMessage = 12_000;

    private static readonly InlineLifecycle<string, string, string> Large = InlineLifecycle.Of(l =>
    {
        l.StartsIn("s0");
        for (var number = 0; number < Many; number++)
            l.Stage($"s{number}").On($"t{number}").GoTo($"s{(number + 1) % Many}").Ignore($"u{number}").Within("all");

        for (var number = 0; number < Many; number++)
            l.Stage("s0").Ignore($"v{number}");
    });

    private static string ListedOf(int count, string first = "1")
    {
        var lifecycle = InlineLifecycle.Of(l =>
        {
            l.StartsIn(first);
            l.Stage(first);
            for (var number = 2; number <= count; number++)
                l.Stage($"{number}");
        });
        return Assert.Throws<ArgumentException>(() => lifecycle.Graph.Stage("none")).Message.Split("It has ")[1];
    }

    [Theory]
    [InlineData(1, "1.")]
    [InlineData(3, "1, 2, 3.")]
    [InlineData(20, "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20.")]
    [InlineData(22, "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20 and 2 more.")]
    public void A_list_names_the_first_twenty_and_counts_the_rest(int count, string expected) =>
        Assert.StartsWith(expected, ListedOf(count));

    [Fact]
    public void A_long_name_is_cut() =>
        Assert.StartsWith(new string('x', 100) + "…, 2.", ListedOf(2, new string('x', 101)));

    [Fact]
    public void An_unknown_stage_of_a_large_lifecycle_has_a_short_message()
    {
        Assert.InRange(
            Assert.Throws<ArgumentException>(() => Large.Resume("", "nowhere")).Message.Length, 1, LongestMessage);
        Assert.InRange(
            Assert.Throws<ArgumentException>(() => Large.Resume("", new string('x', 1_000_000))).Message.Length,
            1,
            LongestMessage);
        Assert.InRange(
            Assert.Throws<ArgumentException>(() => Large.Resume("", "all")).Message.Length, 1, LongestMessage);
    }

    [Fact]
    public async Task A_trigger_that_is_not_permitted_has_a_short_message_and_lists_every_permitted_one_as_data()
    {
        var refused = await Assert.ThrowsAsync<TransitionNotPermittedException>(
            async () => await Large.Start("").FireAsync("t1"));

        Assert.InRange(refused.Message.Length, 1, LongestMessage);
        Assert.Equal(Many + 2, refused.Permitted.Count);
    }

    [Fact]
    public async Task Prospects_and_plans_of_a_large_lifecycle_have_a_short_headline()
    {
        var instance = Large.Resume("", "s1");

        Assert.InRange((await instance.EvaluateAllAsync()).ToString().Length, 1, LongestMessage);
        Assert.InRange((await instance.PlanAsync("s900")).ToString().Split('\n')[0].Length, 1, LongestMessage);
    }

    [Fact]
    public void A_definition_with_many_faults_has_a_short_message_and_every_fault_as_data()
    {
        var exception = Assert.Throws<DefinitionException>(() => InlineLifecycle.Of(l =>
        {
            for (var number = 0; number < Many; number++)
            {
                l.StartsIn($"s{number}");
                l.Stage($"s{number}").On("t").GoTo($"s{number}").Within("all");
                l.Stage("many").Within($"s{number}").StartsIn($"s{number}");
            }

            l.Stage("other").On("t").GoTo("all");
        }).With(criteria => criteria.SwitchOff("none")).Graph);

        Assert.InRange(exception.Message.Length, 1, 2 * LongestMessage);
        Assert.True(exception.Faults.Count > Many);
        Assert.All(exception.Faults, fault => Assert.InRange(fault.ToString().Length, 1, 500));
    }

    [Fact]
    public void A_verification_with_many_findings_has_a_short_text()
    {
        var report = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            for (var number = 0; number < Many; number++)
                l.Stage($"lost {number}").On("t").GoTo("a");
        }).Verify();

        Assert.True(report.Findings.Count > Many);
        Assert.InRange(report.ToString().Length, 1, LongestMessage);
        Assert.EndsWith($"… and {report.Findings.Count - 100} more.", report.ToString());
    }
}
