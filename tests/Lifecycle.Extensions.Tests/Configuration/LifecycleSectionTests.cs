using static Lifecycle.Extensions.Tests.Containers;
using static Lifecycle.Extensions.Tests.GrantStage;
using static Lifecycle.Extensions.Tests.GrantTrigger;

namespace Lifecycle.Extensions.Tests.Configuration;

public class LifecycleSectionTests
{
    private static readonly Grant Poor = new() { Referees = 1, HasSummary = false };

    private static ServiceProvider Configured(params (string Key, string? Value)[] settings) =>
        Container(services => services.Configure(settings).AddLifecycle<GrantLifecycle>());

    private static IReadOnlyList<string> FaultsOf(params (string Key, string? Value)[] settings)
    {
        using var container = Configured(settings);
        using var scope = container.CreateScope();
        return Assert.Throws<LifecycleConfigurationException>(scope.ServiceProvider.Grants).Faults;
    }

    [Fact]
    public async Task The_configuration_tightens_loosens_and_switches_off()
    {
        using var tightened = Configured(
            ("GrantLifecycle:Criteria:SUB-02:Severity", "Mandatory"),
            ("GrantLifecycle:Criteria:SUB-03:Severity", "Waivable"));
        using var loosened = Configured(
            ("GrantLifecycle:Criteria:SUB-02:Severity", "Advisory"),
            ("GrantLifecycle:Criteria:SUB-03:Enabled", "false"));

        Assert.Equal(["SUB-02 Mandatory", "SUB-03 Waivable"], await tightened.UnmetBy(Draft, Submit, Poor));
        Assert.Equal(["SUB-02 Advisory"], await loosened.UnmetBy(Draft, Submit, Poor));
    }

    [Fact]
    public async Task Keys_and_values_ignore_case()
    {
        using var container = Configured(
            ("grantlifecycle:criteria:sub-02:severity", "mandatory"),
            ("grantlifecycle:criteria:sub-03:enabled", "FALSE"));

        Assert.Equal(["SUB-02 Mandatory"], await container.UnmetBy(Draft, Submit, Poor));
    }

    [Fact]
    public async Task A_plug_in_is_configured_like_any_other_criterion()
    {
        using var container = Container(services => services
            .Configure(("GrantLifecycle:Criteria:SUB-02:Severity", "Advisory"))
            .AddLifecycle(new GrantLifecycle())
            .Replace<ThreeReferees>("SUB-02"));

        Assert.Equal(["SUB-02 Advisory"], await container.UnmetBy(Draft, Submit));
    }

    [Fact]
    public async Task A_criterion_that_stays_enabled_does_not_change()
    {
        using var container = Configured(("GrantLifecycle:Criteria:SUB-01:Enabled", "true"));

        Assert.Equal(["SUB-01 Mandatory"], await container.UnmetBy(Draft, Submit, new() { Title = "" }));
    }

    [Fact]
    public void The_configuration_overrides_options()
    {
        using var container = Container(services => services
            .Configure(("GrantLifecycle:KeepHistory", "false"), ("GrantLifecycle:CriterionTimeout", "00:00:05"))
            .AddLifecycle<GrantLifecycle>(options => options.KeepHistory = true));
        using var scope = container.CreateScope();
        var options = scope.ServiceProvider.Grants().Options;

        Assert.Equal((false, TimeSpan.FromSeconds(5)), (options.KeepHistory, options.CriterionTimeout));
    }

    [Fact]
    public void A_mandatory_criterion_is_never_weakened() =>
        Assert.Equal(
            [
                "GrantLifecycle: Criterion AWD-01 is mandatory; it cannot be switched off.",
                "GrantLifecycle: Criterion SUB-01 is mandatory; it cannot become Advisory.",
            ],
            FaultsOf(
                ("GrantLifecycle:Criteria:SUB-01:Severity", "Advisory"),
                ("GrantLifecycle:Criteria:AWD-01:Enabled", "false")));

    [Fact]
    public void A_criterion_that_code_makes_mandatory_is_not_weakened_either()
    {
        using var container = Container(services => services
            .Configure(("GrantLifecycle:Criteria:SUB-02:Severity", "Waivable"))
            .AddLifecycle<GrantLifecycle>()
            .SetSeverity("SUB-02", Severity.Mandatory));
        using var scope = container.CreateScope();

        Assert.Equal(
            ["GrantLifecycle: Criterion SUB-02 is mandatory; it cannot become Waivable."],
            Assert.Throws<LifecycleConfigurationException>(scope.ServiceProvider.Grants).Faults);
    }

    [Theory]
    [InlineData("Severity", "Mandatory")]
    [InlineData("Enabled", "true")]
    [InlineData("Enabled", "false")]
    public void A_setting_for_an_unknown_id_is_a_fault(string setting, string value) =>
        Assert.Equal(
            ["GrantLifecycle: There is no criterion SUB-9 to change. The criteria are SUB-01, SUB-02, SUB-03, AWD-01."],
            FaultsOf(($"GrantLifecycle:Criteria:SUB-9:{setting}", value)));

    [Fact]
    public void Every_invalid_setting_is_reported_at_once() =>
        Assert.Equal(
            [
                "GrantLifecycle: Lifecycles:GrantLifecycle:Criteria:SUB-01:Severity is \"0\"; set Mandatory or "
                    + "Waivable or Advisory.",
                "GrantLifecycle: Lifecycles:GrantLifecycle:Criteria:SUB-02:Enabled is \"perhaps\"; set true or false.",
                "GrantLifecycle: Lifecycles:GrantLifecycle:Criteria:SUB-02:Severity is \"Heavy\"; set Mandatory or "
                    + "Waivable or Advisory.",
                "GrantLifecycle: Lifecycles:GrantLifecycle:Criteria:SUB-03:Sevrity is not a setting; the settings are "
                    + "Severity, Enabled.",
                "GrantLifecycle: Lifecycles:GrantLifecycle:CriterionTimeout is \"-00:00:01\"; set hours, minutes "
                    + "and seconds of more than zero, such as 00:00:05.",
                "GrantLifecycle: Lifecycles:GrantLifecycle:Histroy is not a setting; the settings are KeepHistory, "
                    + "HistoryLimit, CriterionTimeout, KeepSynchronizationContext, LogExceptionTexts, Criteria.",
                "GrantLifecycle: Lifecycles:GrantLifecycle:KeepHistory is \"yes\"; set true or false.",
            ],
            FaultsOf(
                ("GrantLifecycle:Criteria:SUB-01:Severity", "0"),
                ("GrantLifecycle:Criteria:SUB-02:Severity", "Heavy"),
                ("GrantLifecycle:Criteria:SUB-02:Enabled", "perhaps"),
                ("GrantLifecycle:Criteria:SUB-03:Sevrity", "Mandatory"),
                ("GrantLifecycle:CriterionTimeout", "-00:00:01"),
                ("GrantLifecycle:KeepHistory", "yes"),
                ("GrantLifecycle:Histroy", "true")));

    [Fact]
    public void A_value_instead_of_a_section_is_a_fault() =>
        Assert.Equal(
            [
                "GrantLifecycle: Lifecycles:GrantLifecycle:Criteria:SUB-02 is \"Mandatory\"; set Severity or Enabled "
                    + "in it.",
            ],
            FaultsOf(("GrantLifecycle:Criteria:SUB-02", "Mandatory")));

    [Fact]
    public void An_invalid_option_set_in_code_is_reported_too()
    {
        using var container = Container(services =>
            services.AddLifecycle<GrantLifecycle>(options => options.CriterionTimeout = TimeSpan.Zero));
        using var scope = container.CreateScope();

        Assert.Equal(
            [
                "GrantLifecycle: CriterionTimeout is 00:00:00; set more than zero and at most 24 days, "
                    + "or Timeout.InfiniteTimeSpan.",
            ],
            Assert.Throws<LifecycleConfigurationException>(scope.ServiceProvider.Grants).Faults);
    }

    [Fact]
    public void The_configuration_sets_the_history_limit_and_keeps_the_synchronization_context()
    {
        using var container = Configured(
            ("GrantLifecycle:HistoryLimit", "500"), ("GrantLifecycle:KeepSynchronizationContext", "true"));
        using var scope = container.CreateScope();
        var options = scope.ServiceProvider.Grants().Options;

        Assert.Equal((500, true), (options.HistoryLimit, options.KeepSynchronizationContext));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("99999999999")]
    [InlineData("many")]
    public void A_history_limit_that_is_not_a_whole_number_of_more_than_zero_is_a_fault(string written) =>
        Assert.Equal(
            [
                $"GrantLifecycle: Lifecycles:GrantLifecycle:HistoryLimit is \"{written}\"; set a whole number of more "
                    + "than zero, such as 1000.",
            ],
            FaultsOf(("GrantLifecycle:HistoryLimit", written)));

    [Fact]
    public void A_history_limit_of_zero_set_in_code_is_a_fault()
    {
        using var container = Container(services =>
            services.AddLifecycle<GrantLifecycle>(options => options.HistoryLimit = 0));
        using var scope = container.CreateScope();

        Assert.Equal(
            ["GrantLifecycle: HistoryLimit is 0; set more than zero, or null for no limit."],
            Assert.Throws<LifecycleConfigurationException>(scope.ServiceProvider.Grants).Faults);
    }

    [Theory]
    [InlineData("5")]
    [InlineData("00:05")]
    [InlineData("24:00:00")]
    [InlineData("00:00:00")]
    [InlineData("five")]
    public void A_time_out_that_is_not_written_in_hours_minutes_and_seconds_is_a_fault(string written) =>
        Assert.Equal(
            [
                $"GrantLifecycle: Lifecycles:GrantLifecycle:CriterionTimeout is \"{written}\"; set hours, minutes and "
                    + "seconds of more than zero, such as 00:00:05.",
            ],
            FaultsOf(("GrantLifecycle:CriterionTimeout", written)));

    private static ServiceProvider WithTwoSimilarIds(string written) => Container(services => services
        .Configure(($"Order:Criteria:{written}:Enabled", "false"))
        .AddLifecycle(new InlineLifecycle("Order", lifecycle =>
        {
            lifecycle.StartsIn("a");
            lifecycle.Stage("a").On("go")
                .Requires("SAFE-1", _ => false, "It is not safe.", severity: Severity.Waivable)
                .Requires("safe-1", _ => false, "It is not tidy.", severity: Severity.Waivable)
                .GoTo("b");
        })));

    [Theory]
    [InlineData("safe-1", "SAFE-1")]
    [InlineData("SAFE-1", "safe-1")]
    public async Task A_setting_changes_the_criterion_of_exactly_its_id_where_ids_differ_only_in_case(
        string written, string left)
    {
        using var container = WithTwoSimilarIds(written);
        using var scope = container.CreateScope();

        var report = await scope.ServiceProvider.GetRequiredService<ILifecycle<string, string, string>>()
            .Start("x").EvaluateAsync("go");

        Assert.Equal(left, Assert.Single(report.Lines).Criterion.Id);
    }

    [Fact]
    public void A_setting_that_may_mean_either_of_two_criteria_is_a_fault()
    {
        using var container = WithTwoSimilarIds("Safe-1");
        using var scope = container.CreateScope();

        Assert.Equal(
            ["Order: There is no criterion Safe-1 to change. The criteria are SAFE-1, safe-1."],
            Assert.Throws<LifecycleConfigurationException>(
                scope.ServiceProvider.GetRequiredService<ILifecycle<string, string, string>>).Faults);
    }
}
