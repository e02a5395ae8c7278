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
    public async Task Keys_and_words_are_read_whatever_their_case()
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
    public async Task What_is_left_enabled_stays_as_it_is()
    {
        using var container = Configured(("GrantLifecycle:Criteria:SUB-01:Enabled", "true"));

        Assert.Equal(["SUB-01 Mandatory"], await container.UnmetBy(Draft, Submit, new() { Title = "" }));
    }

    [Fact]
    public void The_configuration_has_the_last_word_on_options()
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
    public void What_the_code_tightens_to_mandatory_is_not_weakened_either()
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
    public void An_id_that_is_not_there_is_a_fault_whatever_is_said_of_it(string setting, string value) =>
        Assert.Equal(
            ["GrantLifecycle: There is no criterion SUB-9 to change. The criteria are SUB-01, SUB-02, SUB-03, AWD-01."],
            FaultsOf(($"GrantLifecycle:Criteria:SUB-9:{setting}", value)));

    [Fact]
    public void Everything_that_cannot_be_understood_is_said_at_once() =>
        Assert.Equal(
            [
                "GrantLifecycle: Lifecycles:GrantLifecycle:Criteria:SUB-01:Severity is \"0\"; say Mandatory or "
                    + "Waivable or Advisory.",
                "GrantLifecycle: Lifecycles:GrantLifecycle:Criteria:SUB-02:Enabled is \"perhaps\"; say true or false.",
                "GrantLifecycle: Lifecycles:GrantLifecycle:Criteria:SUB-02:Severity is \"Heavy\"; say Mandatory or "
                    + "Waivable or Advisory.",
                "GrantLifecycle: Lifecycles:GrantLifecycle:Criteria:SUB-03:Sevrity is no setting; there are Severity, "
                    + "Enabled.",
                "GrantLifecycle: Lifecycles:GrantLifecycle:CriterionTimeout is \"-00:00:01\"; say a time span greater "
                    + "than zero, such as 00:00:05.",
                "GrantLifecycle: Lifecycles:GrantLifecycle:Histroy is no setting; there are KeepHistory, "
                    + "CriterionTimeout, Criteria.",
                "GrantLifecycle: Lifecycles:GrantLifecycle:KeepHistory is \"yes\"; say true or false.",
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
    public void A_value_in_the_place_of_a_section_is_a_fault() =>
        Assert.Equal(
            [
                "GrantLifecycle: Lifecycles:GrantLifecycle:Criteria:SUB-02 is \"Mandatory\"; set Severity or Enabled "
                    + "in it.",
            ],
            FaultsOf(("GrantLifecycle:Criteria:SUB-02", "Mandatory")));

    [Fact]
    public void A_faulty_option_of_the_code_is_said_too()
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
}
