using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers.Tests.Definitions;

public class MissingFromBaselineTests
{
    [Theory]
    [InlineData("[D]\nstage A\nstage B\nstage C\ntrigger One\ntrigger Two\n", "Define")]
    [InlineData("# of others\n[Other]\nstage Gone\n\n", "Define")]
    [InlineData(
        "[D]\nstage A\nstage Gone",
        "{|LFC2012:Define|}",
        "The stage Gone is in lifecycle.baseline but not in D. Stored instances may still be in it: map it with "
            + "MigrateStages, or remove it from lifecycle.baseline.")]
    [InlineData(
        "[D]\ntrigger Gone",
        "{|LFC2012:Define|}",
        "The trigger Gone is in lifecycle.baseline but not in D. Callers may still fire it: declare it again, or "
            + "remove it from lifecycle.baseline.")]
    public async Task Every_key_of_the_baseline_is_declared(string baseline, string define, params string[] expected)
    {
        var source = DefinitionScenario.Source(
            "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B); b.Stage(S.B).On(T.Two).GoTo(S.C); "
                + "b.Stage(S.C).IsTerminal();",
            define,
            "S3T2");

        var reported = await Scenario.VerifyAsync(new ScenarioSource(source, "LFC2012", []) { Baseline = baseline });

        Assert.Equal(expected, reported.Select(each => each.GetMessage()));
    }

    [Theory]
    [InlineData("migrations.Rename(\"Gone\", S.A)", true)]
    [InlineData("migrations.Rename(to: S.A, from: \"Gone\")", true)]
    [InlineData("migrations.Merge([\"Other\", \"Gone\"], S.A)", true)]
    [InlineData("migrations.Merge(new[] { \"Other\", \"Gone\" }, S.A)", true)]
    [InlineData("migrations.Merge(names, S.A)", true)]
    [InlineData("migrations.Split(\"Gone\", subject => S.A)", true)]
    [InlineData("migrations.Rename(\"Other\", S.A).Split(Former, _ => S.A)", true)]
    [InlineData("migrations.Rename(name, S.A)", true)]
    [InlineData("migrations.Rename(\"Other\", S.A)", false)]
    [InlineData("migrations.Merge([\"Other\", \"Former\"], S.A)", false)]
    [InlineData("new StageMigrations<S, string>().Rename(\"Gone\", S.A)", false)]
    [InlineData("new Folder().Rename(\"Gone\", S.A)", false)]
    [InlineData("migrations.ToString()", false)]
    public Task A_stage_that_is_migrated_may_be_missing(string migration, bool isCovered) =>
        VerifyAsync(
            $$"""
            public class Folder { public Folder Rename(string from, S to) => this; }
            public static class Setup
            {
                private const string Former = "Gone";

                public static void Migrate(StageMigrations<S, Subject> migrations, string name, string[] names) =>
                    {{migration}};
            }
            """,
            isCovered);

    [Theory]
    [InlineData("services.AddLifecycle<D>().MigrateStages<S, Subject>(all => all.Rename(\"Gone\", S.A))", true)]
    [InlineData(
        "services.AddLifecycle<D>().MigrateStages((StageMigrations<S, Subject> all) => all.Rename(\"Gone\", S.A))",
        true)]
    [InlineData(
        "services.AddLifecycle<D>().MigrateStages<S, Subject>(Migrate)",
        true,
        "private static void Migrate(StageMigrations<S, Subject> all) => all.Rename(\"Gone\", S.A);")]
    [InlineData(
        "services.AddLifecycle(new D()).MigrateStages(all => Rename(all, S.B))",
        true,
        "private static void Rename<T1, T2>(StageMigrations<T1, T2> all, T1 to) where T1 : notnull => "
            + "all.Rename(\"Gone\", to);")]
    [InlineData("services.AddLifecycle<D>().MigrateStages<S, Subject>(all => all.Rename(\"Former\", S.A))", false)]
    [InlineData("services.AddLifecycle<D>()", false)]
    public Task Migrations_are_found_where_a_container_gets_them(
        string registration, bool isCovered, string helper = "") =>
        VerifyAsync(
            $$"""
            using Microsoft.Extensions.DependencyInjection;
            public static class Setup
            {
                public static void Add(IServiceCollection services) => {{registration}};

                {{helper}}
            }
            """,
            isCovered);

    [Fact]
    public async Task Migrations_of_another_assembly_may_cover_any_stage()
    {
        using var image = new MemoryStream();
        Assert.True(Sources.Compile("Shared", Keys + """

            public static class Shared
            {
                public static void Migrate(StageMigrations<S, Subject> migrations) => migrations.Rename("Gone", S.A);
            }
            """).Emit(image).Success);
        var shared = MetadataReference.CreateFromImage(image.ToArray());

        async Task<int> CountAsync(string use) =>
            (await Sources.AnalyzeAsync(
                Sources.Compile("Scenario", [shared], [Definition("Define"), use]),
                additional: [new TextFile("/some/lifecycle.baseline", "[D]\nstage Gone")]))
                .Count(each => each.Id == "LFC2012");

        const string Use = "using Microsoft.Extensions.DependencyInjection; public static class Setup { "
            + "public static void Add(IServiceCollection services) => services.AddLifecycle<D>()";
        Assert.Equal(0, await CountAsync(Use + ".MigrateStages<S, Subject>(Shared.Migrate); }"));
        Assert.Equal(0, await CountAsync(Use + ".MigrateStages<S, Subject>(all => Shared.Migrate(all)); }"));
        Assert.Equal(1, await CountAsync(Use + "; }"));
    }

    [Fact]
    public Task A_trigger_cannot_be_migrated() => Scenario.VerifyAsync(
        new ScenarioSource(
            Definition("{|LFC2012:Define|}") + Keys + "public static class Setup { public static void "
                + "Migrate(StageMigrations<S, Subject> all) => all.Rename(\"Gone\", S.A); }",
            "LFC2012",
            [])
        {
            Baseline = "[D]\ntrigger Gone",
        });

    private const string Keys = """

        public enum S { A, B }
        public enum T { One }
        public class Subject;
        """;

    private static string Definition(string define) => $$"""

        public class D : LifecycleDefinition<S, T, Subject>
        {
            protected override void {{define}}(LifecycleBuilder<S, T, Subject> b)
            {
                b.StartsIn(S.A);
                b.Stage(S.A).On(T.One).GoTo(S.B);
                b.Stage(S.B).IsTerminal();
            }
        }
        """;

    private static Task<IReadOnlyList<Diagnostic>> VerifyAsync(string code, bool isCovered) => Scenario.VerifyAsync(
        new ScenarioSource(
            Definition(isCovered ? "Define" : "{|LFC2012:Define|}"), "LFC2012", [Keys + "\n", code])
        {
            Baseline = "[D]\nstage Gone",
        });
}
