using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers.Tests.Usage;

public class AcrossAssembliesTests
{
    private const string Partnering = """
        using Lifecycle.Partnerships;
        using static Lifecycle.Partnerships.PartnershipTrigger;
        """;

    [Fact]
    public async Task A_wrong_fire_two_methods_away_from_the_start_of_a_partnership_is_an_error()
    {
        var reported = await Scenario.VerifyAsync(
            Partnering + """

            public static class Office
            {
                public static async Task MainAsync()
                {
                    var partnership = await OpenAsync();
                    await {|LFC1001:LaunchAsync(partnership)|};
                }

                private static async Task<LifecycleInstance<PartnershipStage, PartnershipTrigger, Partnership>>
                    OpenAsync()
                {
                    var subject = new Partnership("Warm Homes", "City Council", Sector.LocalGovernment);
                    var opened = new PartnershipLifecycle().Start(subject);
                    await opened.FireAsync(BeginDevelopment);
                    return opened;
                }

                private static Task LaunchAsync(
                    LifecycleInstance<PartnershipStage, PartnershipTrigger, Partnership> instance) =>
                    FireAsync(instance);

                private static async Task FireAsync(
                    LifecycleInstance<PartnershipStage, PartnershipTrigger, Partnership> instance) =>
                    await instance.FireAsync(Launch);
            }
            """,
            "LFC1001");

        var report = Assert.Single(reported);
        Assert.Equal(DiagnosticSeverity.Error, report.Severity);
        Assert.StartsWith(
            "Launch is not permitted in Development, so this throws. Development permits Decline, ReachAgreement, "
                + "Rescope, Dissolve. ",
            report.GetMessage(),
            StringComparison.Ordinal);
    }

    [Fact]
    public Task The_regular_course_of_a_partnership_is_not_reported() => Scenario.VerifyAsync(
        Partnering + """

                public static class Office
                {
                    public static async Task MainAsync(
                        ILifecycle<PartnershipStage, PartnershipTrigger, Partnership> lifecycle)
                    {
                        var suspension = new SuspensionNotice("The grant is late.", DateTimeOffset.MaxValue);
                        var resumption = new ResumptionDecision("It has come.", []);
                        var instance = lifecycle.Start(new("Warm Homes", "City Council", Sector.LocalGovernment));
                        await instance.FireAsync(BeginDevelopment);
                        await instance.FireAsync(ReachAgreement);
                        await instance.FireAsync(Launch);
                        await instance.FireAsync(Suspend, new() { Payload = suspension });
                        await instance.FireAsync(PartnershipTrigger.Resume, new() { Payload = resumption });
                        await instance.FireAsync(StartNewCycle);
                        await instance.FireAsync(BeginDevelopment);
                    }
                }
                """,
            "LFC1");

    [Theory]
    [InlineData("new PartnershipLifecycle().With(PartnershipProfile.Light)")]
    [InlineData("new PartnershipLifecycle().With(criteria => criteria.SwitchOff(\"DEV-05\"))")]
    [InlineData("lifecycle.Definition")]
    [InlineData("lifecycle")]
    public Task Changed_criteria_do_not_change_the_graph(string definition) => Scenario.VerifyAsync(
        Partnering + $$"""

        public static class Office
        {
            public static async Task MainAsync(ILifecycle<PartnershipStage, PartnershipTrigger, Partnership> lifecycle)
            {
                var instance = ({{definition}}).Start(new("Warm Homes", "City Council", Sector.LocalGovernment));
                await {|LFC1001:instance.FireAsync(Launch)|};
            }
        }
        """,
        "LFC1");

    [Fact]
    public Task An_instance_that_may_follow_two_definitions_is_not_reported() => Scenario.VerifyAsync(
        Articles.Members("""
                public class Other : LifecycleDefinition<Stage, Trigger, Article>
                {
                    protected override void Define(LifecycleBuilder<Stage, Trigger, Article> lifecycle)
                    {
                        lifecycle.StartsIn(Draft); lifecycle.Stage(Draft).On(Archive).GoTo(Withdrawn);
                        lifecycle.Stage(Withdrawn).IsTerminal();
                    }
                }

                public static async Task MainAsync(
                    LifecycleDefinition<Stage, Trigger, Article> lifecycle,
                    LifecycleInstance<Stage, Trigger, Article> any)
                {
                    await any.FireAsync(Archive);
                    await lifecycle.Start(new()).FireAsync(Archive);
                    await new Other().Start(new()).FireAsync(Archive);
                    await {|LFC1001:new ArticleLifecycle().Start(new()).FireAsync(Archive)|};
                }
                """),
            "LFC1",
            Articles.Definition);

    [Theory]
    [InlineData("Quick<T> : LifecycleDefinition<Stage, Trigger, T>", "T", "Quick<Article>")]
    [InlineData("Quick<TStage, T> : LifecycleDefinition<Stage, Trigger, T>", "T", "Quick<int, Article>")]
    [InlineData("Quick : LifecycleDefinition<Stage, Trigger, Article>", "Article", "Quick")]
    public Task An_instance_that_may_follow_a_generic_definition_is_not_reported(
        string definition, string subject, string made) => Scenario.VerifyAsync(
        $$"""
        using static Stage;
        using static Trigger;

        public class {{definition}}
        {
            protected override void Define(LifecycleBuilder<Stage, Trigger, {{subject}}> lifecycle)
            {
                lifecycle.StartsIn(Draft); lifecycle.Stage(Draft).On(Archive).GoTo(Withdrawn);
                lifecycle.Stage(Withdrawn).IsTerminal();
            }
        }

        public class Desk
        {
            public Task RunAsync() => ArchiveAsync(new {{made}}().Start(new()));

            private static async Task ArchiveAsync(LifecycleInstance<Stage, Trigger, Article> article)
            {
                if (article.Stage == Draft)
                    await article.FireAsync(Archive);
            }
        }
        """,
        "LFC1",
        Articles.Definition);

    [Theory]
    [InlineData("(string Name, int Age)", "(string, int)")]
    [InlineData("List<dynamic>", "List<object>")]
    public Task An_instance_that_may_follow_a_definition_of_the_same_subject_is_not_reported(
        string subject, string same) => Scenario.VerifyAsync(
        $$"""
        public enum S { A, B }
        public enum T { One, Two }
        public class Slow : LifecycleDefinition<S, T, {{subject}}>
        {
            protected override void Define(LifecycleBuilder<S, T, {{subject}}> b)
            {
                b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B); b.Stage(S.B).IsTerminal();
            }
        }
        public class Quick : LifecycleDefinition<S, T, {{same}}>
        {
            protected override void Define(LifecycleBuilder<S, T, {{same}}> b)
            {
                b.StartsIn(S.A); b.Stage(S.A).On(T.Two).GoTo(S.B); b.Stage(S.B).IsTerminal();
            }
        }
        public class Desk
        {
            public Task RunAsync() => FireAsync(new Quick().Start(new()));

            private static async Task FireAsync(LifecycleInstance<S, T, {{subject}}> instance)
            {
                if (instance.Stage == S.A)
                    await instance.FireAsync(T.Two);
            }
        }
        """,
        "LFC1");

    [Theory]
    [InlineData("\"initial A\", \"stage A\", \"stage B\", \"trigger One\", \"move A One to=B\"", true)]
    [InlineData("\"initial A\", \"stage A in=B\", \"stage B in=A super\", \"trigger One\"", false)]
    [InlineData(
        "\"initial A\", \"stage A in=B\", \"stage B in=C super\", \"stage C in=B super\", \"trigger One\"",
        false)]
    [InlineData("\"initial A\", \"stage A in=B\", \"trigger One\"", false)]
    [InlineData("\"initial B\", \"stage A\", \"trigger One\"", false)]
    [InlineData("\"initial A\", \"stage A super\", \"trigger One\"", false)]
    [InlineData("\"initial A\", \"stage A\", \"stage A\", \"trigger One\"", false)]
    [InlineData("\"initial A\", \"stage A\", \"trigger One\", \"trigger One\"", false)]
    [InlineData("\"initial A\", \"stage A\", \"move A One to=A\"", false)]
    [InlineData("\"initial A\", \"stage A\", \"trigger One\", \"move A One to=B\"", false)]
    [InlineData("\"initial A\", \"stage A\", \"trigger One\", \"move A One\"", false)]
    [InlineData("\"initial A\", \"stage A\", \"trigger\"", false)]
    [InlineData("\"initial A\", \"stage A\", \"leap A One\"", false)]
    [InlineData("\"\"", false)]
    [InlineData("null!", false)]
    [InlineData("(string[])null!", false)]
    [InlineData("[null!]", false)]
    public Task An_inconsistent_manifest_is_ignored(string lines, bool isWhole) =>
        Scenario.VerifyAsync(
            $$"""
            [assembly: LifecycleManifest("Given", 1, {{lines}})]
            public enum S { A, B, C }
            public enum T { One }
            public class Subject;
            public abstract class Given : LifecycleDefinition<S, T, Subject>
            {
                public static async Task MainAsync(Given given)
                {
                    var instance = given.Start(new());
                    await instance.FireAsync(T.One);
                    await {{(isWhole ? "{|LFC1001:instance.FireAsync(T.One)|}" : "instance.FireAsync(T.One)")}};
                }
            }
            """,
            "LFC1");
}
