using System.Reflection;
using Lifecycle;
using Lifecycle.Diagrams;
using Microsoft.CodeAnalysis;

namespace Documentation.Tests;

/// <summary>Every program of these guides compiles in a new project, and prints what the guide shows.</summary>
[Collection(nameof(Alone))]
public class GuideProgramTests
{
    /// <summary>Whether what the programs print is written into the guides, after a change to messages.</summary>
    private static readonly bool Writes = Environment.GetEnvironmentVariable("LIFECYCLE_WRITE_GUIDES") == "1";

    public static TheoryData<string> Guides =>
    [
        "docs/actions.md",
        "docs/aot.md",
        "docs/commands.md",
        "docs/concepts.md",
        "docs/configuration.md",
        "docs/criteria.md",
        "docs/payloads.md",
        "docs/stages.md",
        "docs/telemetry.md",
        "docs/time.md",
        "docs/waivers.md",
    ];

    [Theory]
    [MemberData(nameof(Guides))]
    public void The_programs_compile_and_print_what_the_guide_shows(string guide)
    {
        var text = Repository.Read(guide);
        var programs = GuideProgram.Of(text);

        Assert.NotEmpty(programs);
        Assert.All(programs, program =>
        {
            var compilation = NewProject.Compile(program.Source);
            Assert.Empty(compilation.GetDiagnostics()
                .Where(each => each.Severity >= DiagnosticSeverity.Warning && each.Id != NewProject.UnifiedReference));
            using var assembly = new MemoryStream();
            Assert.True(compilation.Emit(assembly).Success);

            var printed = GuideProgram.Split(Sample.Run(Assembly.Load(assembly.ToArray())));
            text = program.Corrected(text, printed);
            if (!Writes)
                Assert.Equal(program.Outputs, printed);
        });
        if (Writes)
            File.WriteAllText(Path.Combine(Repository.Root, guide), text);
    }

    [Theory]
    [MemberData(nameof(Guides))]
    public async Task The_analyzers_report_only_what_the_guide_explains(string guide)
    {
        var text = Repository.Read(guide);
        foreach (var program in GuideProgram.Of(text))
        {
            Assert.All(await NewProject.AnalyzeAsync(NewProject.Compile(program.Source)), diagnostic =>
                Assert.True(text.Contains(diagnostic.Id, StringComparison.Ordinal), $"{diagnostic}"));
        }
    }

    [Fact]
    public void The_picture_of_the_concepts_is_the_one_that_their_program_draws()
    {
        var guide = Repository.Read("docs/concepts.md");
        using var assembly = new MemoryStream();
        Assert.True(NewProject.Compile(GuideProgram.Of(guide).Single().Source).Emit(assembly).Success);
        var definition = Assembly.Load(assembly.ToArray()).GetTypes().Single(type =>
            type.IsSubclassOf(typeof(LifecycleDefinition)));
        var drawing = new Drawing();

        ((LifecycleDefinition)Activator.CreateInstance(definition)!).Accept(drawing);

        Assert.Equal([drawing.Mermaid], GuideCodeTests.Blocks(guide, "mermaid"));
    }

    [Fact]
    public void A_piece_goes_on_with_the_variables_of_the_one_before()
    {
        var program = Assert.Single(GuideProgram.Of(
            """
            ```csharp
            using System.Globalization;
            var number = 1;
            Console.WriteLine(number);

            public static class Doubled { public static int Of(int number) => 2 * number; }
            ```

            ```text
            1
            ```

            ```csharp
            Console.WriteLine(Doubled.Of(number).ToString(CultureInfo.InvariantCulture));
            ```

            ```csharp
            var number = 1;
            ```
            """));
        using var assembly = new MemoryStream();
        Assert.True(NewProject.Compile(program.Source).Emit(assembly).Success);

        Assert.Equal(["1\n", ""], program.Outputs);
        Assert.Equal(["1\n", "2\n"], GuideProgram.Split(Sample.Run(Assembly.Load(assembly.ToArray()))));
    }

    private sealed class Drawing : ILifecycleVisitor
    {
        public string? Mermaid { get; private set; }

        public void Visit<TStage, TTrigger, TSubject>(LifecycleDefinition<TStage, TTrigger, TSubject> definition)
            where TStage : notnull
            where TTrigger : notnull => Mermaid = definition.Graph.ToMermaid();
    }

    /// <summary>One of the programs listens to all telemetry of the process.</summary>
    [CollectionDefinition(nameof(Alone), DisableParallelization = true)]
    public class Alone;
}
