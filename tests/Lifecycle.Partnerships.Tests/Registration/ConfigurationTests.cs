using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using static Lifecycle.Partnerships.PartnershipTrigger;

namespace Lifecycle.Partnerships.Tests.Registration;

/// <summary>Several partnership lifecycles in one container, each with its own profile, and how to configure.</summary>
public class ConfigurationTests
{
    private static ServiceProvider With(
        Action<IServiceCollection> register, params (string Key, string Value)[] settings)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddSingleton<IConfiguration>(
            new ConfigurationBuilder()
                .AddInMemoryCollection(settings.ToDictionary(each => each.Key, each => (string?)each.Value))
                .Build());
        register(services);
        return services.BuildServiceProvider(
            new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
    }

    private static Severity? SeverityOf(IServiceProvider services, string name, string criterion) =>
        services
            .GetRequiredKeyedService<LifecycleDefinition<PartnershipStage, PartnershipTrigger, Partnership>>(name)
            .Graph.Criteria.FirstOrDefault(each => each.Id == criterion)?.Severity;

    [Fact]
    public async Task Two_profiles_live_in_one_container_under_their_names()
    {
        await using var services = With(services =>
        {
            services.AddPartnershipLifecycle("Grants", options => options.Profile = PartnershipProfile.Light);
            services.AddPartnershipLifecycle("Alliances", options =>
            {
                options.Profile = PartnershipProfile.Significant;
                options.PooledFunds = true;
            });
            services.AddPartnershipLifecycle("Grants").SwitchOff("IMP-08");
        });

        Assert.Equal(Severity.Advisory, SeverityOf(services, "Grants", "DEV-02"));
        Assert.Null(SeverityOf(services, "Grants", "IMP-08"));
        Assert.Null(SeverityOf(services, "Grants", "IMP-09"));
        Assert.Equal(Severity.Mandatory, SeverityOf(services, "Alliances", "DEV-02"));
        Assert.Equal(Severity.Mandatory, SeverityOf(services, "Alliances", "IMP-09"));
        using var scope = services.CreateScope();
        var grants = scope.ServiceProvider.GetRequiredKeyedService<
            ILifecycle<PartnershipStage, PartnershipTrigger, Partnership>>("Grants");
        Assert.Equal("Grants", grants.Graph.Name);
    }

    [Fact]
    public async Task Each_has_a_waiver_authority_of_its_own()
    {
        await using var services = With(services =>
        {
            services.AddPartnershipLifecycle("Grants");
            services.AddPartnershipLifecycle("Alliances", options => options.Profile = PartnershipProfile.Significant);
        });
        using var scope = services.CreateScope();
        var partnership = new Partnership("Warm Homes", "City Council", Sector.LocalGovernment);
        partnership.Governance.Appoint(PartnershipRole.Sponsor, "Director");
        var waiver = new Waiver("FUL-04", "Director", "Winter is here.", DateTimeOffset.UnixEpoch);

        var thrown = Assert.Throws<WaiverRefusedException>(() =>
            scope.ServiceProvider.GetRequiredKeyedService<WaiverAuthority>("Alliances")
                .Grant(partnership, waiver, "A. Khan"));
        Assert.Contains("mandatory, not waivable", thrown.Message);
        scope.ServiceProvider.GetRequiredKeyedService<WaiverAuthority>("Grants").Grant(partnership, waiver, "A. Khan");
        Assert.Contains(
            "Resolve it by name",
            Assert.Throws<LifecycleException>(scope.ServiceProvider.GetRequiredService<WaiverAuthority>).Message);
    }

    [Fact]
    public async Task A_derived_lifecycle_adds_its_own_transitions()
    {
        await using var services = With(services => services.AddPartnershipLifecycle(new WithNote()));

        var graph = services
            .GetRequiredService<LifecycleDefinition<PartnershipStage, PartnershipTrigger, Partnership>>()
            .Graph;

        Assert.Equal("WithNote", graph.Name);
        Assert.True(graph.TryStep(PartnershipStage.Closing, Amend, out var next));
        Assert.Equal(PartnershipStage.Closing, next);
    }

    [Fact]
    public async Task The_configuration_sets_profiles_pooled_funds_days_and_roles_after_the_code()
    {
        await using var services = With(
            services => services.AddPartnershipLifecycle(options => options.Profile = PartnershipProfile.Light),
            ("Partnerships:Lifecycles:PartnershipLifecycle:Profile", "significant"),
            ("Partnerships:Lifecycles:PartnershipLifecycle:PooledFunds", "true"),
            ("Partnerships:RemedyDays:0", "14"),
            ("Partnerships:ReminderDays:0", "45"),
            ("Partnerships:ReminderDays:1", "7"),
            ("Partnerships:Roles:Launch:0", "BoardChair"));

        Assert.Equal(Severity.Mandatory, SeverityOf(services, "PartnershipLifecycle", "DEV-02"));
        Assert.Equal(Severity.Mandatory, SeverityOf(services, "PartnershipLifecycle", "IMP-09"));
        var terms = services.GetRequiredService<PartnershipTerms>();
        Assert.Equal([14], terms.RemedyDays);
        Assert.Equal([45, 7], terms.ReminderDays);
        var partnership = new Partnership("Warm Homes", "City Council", Sector.LocalGovernment);
        partnership.Governance.Appoint(PartnershipRole.BoardChair, "Dr Cole");
        Assert.Null(services.GetRequiredService<IRolePolicy>().ReasonAgainst(partnership, Launch, "Dr Cole"));
    }

    [Fact]
    public async Task The_configured_reminder_and_remedy_days_are_those_that_count()
    {
        await using var services = With(
            services => services.AddPartnershipLifecycle(),
            ("Partnerships:RemedyDays:0", "14"),
            ("Partnerships:ReminderDays:0", "45"));
        using var scope = services.CreateScope();
        var lifecycle = scope.ServiceProvider.GetRequiredService<
            ILifecycle<PartnershipStage, PartnershipTrigger, Partnership>>();
        var memberships = scope.ServiceProvider.GetRequiredService<
            ILifecycle<MembershipStage, MembershipTrigger, Membership>>();
        var homes = await new WarmHomes().GoTo(PartnershipStage.Development, except: "IMP-02");
        homes.Partnership.Agreement.Draft(
            "agreement.pdf", new("3 months", "a", "b") { Term = new(null, new(2026, 6, 30)) }, homes.Now);
        foreach (var partner in homes.Partnership.Members)
            homes.Partnership.Agreement.Sign(1, partner.Name, homes.Now);
        await homes.Move(ReachAgreement);
        homes.Partnership.Members.UseLifecycle(memberships.Definition, memberships.Options);

        var instance = lifecycle.Resume(homes.Partnership, homes.Instance.Snapshot());
        Assert.Equal(
            new DateTimeOffset(2026, 5, 16, 0, 0, 0, TimeSpan.Zero), Assert.Single(instance.DueDates()).DueAt);
        Assert.Throws<EntryRefusedException>(() =>
            homes.Partnership.Members.DeclareBreach(WarmHomes.Trust, "It does not pay.", 30, WarmHomes.Manager));
        homes.Partnership.Members.DeclareBreach(WarmHomes.Trust, "It does not pay.", 14, WarmHomes.Manager);
    }

    [Theory]
    [InlineData("Partnerships:Lifecycles:PartnershipLifecycle:Profile", "Heavy", "'Heavy' is none of Standard, Light")]
    [InlineData("Partnerships:Lifecycles:PartnershipLifecycle:Profil", "Light", "there is no such setting")]
    [InlineData("Partnerships:Lifecycles:PartnershipLifecycle:PooledFunds", "yes", "neither true nor false")]
    [InlineData("Partnerships:Lifecycles:PartnershipLifecycle", "Light", "'Light' is a single value")]
    public async Task A_wrong_setting_of_a_lifecycle_is_an_error(string key, string value, string message)
    {
        await using var services = With(services => services.AddPartnershipLifecycle(), (key, value));

        var thrown = Assert.Throws<OptionsValidationException>(() =>
            SeverityOf(services, "PartnershipLifecycle", "DEV-02"));

        Assert.Contains(message, thrown.Message);
    }

    [Theory]
    [InlineData("Partnerships:RemedyDays:0", "0", "is not a number of days of at least 1")]
    [InlineData("Partnerships:Roles:Lunch:0", "Manager", "'Lunch' is none of BeginDevelopment")]
    [InlineData("Partnerships:Roles:Launch:0", "Boss", "'Boss' is none of Sponsor")]
    [InlineData("Partnerships:Remedy", "30", "there is no such setting")]
    [InlineData("Partnerships:Roles:Launch", "BoardChair", "'BoardChair' is a single value, where a list of roles is")]
    [InlineData("Partnerships:Roles:Launch", "", "Roles must name at least one role for each trigger")]
    [InlineData("Partnerships:Roles", "BoardChair", "'BoardChair' is a single value, where a section")]
    [InlineData("Partnerships:ReminderDays", "90", "Partnerships:ReminderDays: '90' is a single value, where a list")]
    [InlineData("Partnerships:RemedyDays", "30", "'30' is a single value, where a list of numbers is expected")]
    [InlineData("Partnerships:Lifecycles", "PartnershipLifecycle", "is a single value, where a section")]
    [InlineData("Partnerships", "Light", "Partnerships: 'Light' is a single value, where a section is expected")]
    [InlineData("Partnerships:Lifecycles:Grants:Profile", "Light", "no partnership lifecycle of that name")]
    public async Task A_wrong_setting_of_all_lifecycles_is_an_error(string key, string value, string message)
    {
        await using var services = With(services => services.AddPartnershipLifecycle(), (key, value));

        Assert.Contains(
            message,
            Assert.Throws<OptionsValidationException>(services.GetRequiredService<PartnershipTerms>).Message);
    }

    [Theory]
    [InlineData("""{ "Partnerships": { "Roles": { "Launch": [] } } }""", "Roles must name at least one role")]
    [InlineData("""{ "Partnerships": { "Roles": { "Launch": "BoardChair" } } }""", "where a list of roles is expected")]
    public async Task A_file_cannot_open_a_trigger_to_anyone_by_an_empty_list_or_a_single_role(
        string json, string message)
    {
        await using var services = WithJson(json);

        Assert.Contains(
            message,
            Assert.Throws<OptionsValidationException>(services.GetRequiredService<PartnershipTerms>).Message);
    }

    [Fact]
    public async Task An_empty_list_of_reminder_days_reminds_only_on_the_last_day()
    {
        await using var services = WithJson("""{ "Partnerships": { "ReminderDays": [], "Roles": {} } }""");

        var terms = services.GetRequiredService<PartnershipTerms>();

        Assert.Empty(terms.ReminderDays);
        Assert.Empty(terms.Roles);
    }

    private static ServiceProvider WithJson(string json)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddSingleton<IConfiguration>(
            new ConfigurationBuilder()
                .AddJsonStream(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json)))
                .Build());
        services.AddPartnershipLifecycle();
        return services.BuildServiceProvider();
    }

    private sealed class WithNote : PartnershipLifecycle
    {
        protected override void Define(LifecycleBuilder<PartnershipStage, PartnershipTrigger, Partnership> lifecycle)
        {
            base.Define(lifecycle);
            lifecycle.Stage(PartnershipStage.Closing).On(Amend).Stay();
        }
    }
}
