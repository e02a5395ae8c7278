using Lifecycle.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Lifecycle.Analyzers.Tests.Manifests;

/// <summary>The names that a partial definition gets, and what an editor shows for them.</summary>
public class HoverNamesTests
{
    private const string Source = """
        namespace Shop
        {
            public enum Stage { Draft, Placed, Paid, @class }

            public enum Trigger { Place, Pay, Note, Unused }

            public record Receipt(string Number);

            public PARTIAL class OrderLifecycle : LifecycleDefinition<Stage, Trigger, object>
            {
                protected override void Define(LifecycleBuilder<Stage, Trigger, object> lifecycle)
                {
                    lifecycle.StartsIn(Stage.Draft);
                    lifecycle.Trigger(Trigger.Pay).Carries<Receipt>();
                    lifecycle.Stage(Stage.Draft)
                        .On(Trigger.Place).When("a < b", _ => true).GoTo(Stage.Placed).Otherwise().GoTo(Stage.@class);
                    lifecycle.Stage(Stage.Placed)
                        .On(Trigger.Pay).Requires("PAY-01", _ => true, "It is not paid.").GoTo(Stage.Paid)
                        .On(Trigger.Note).Stay();
                    lifecycle.Stage(Stage.Paid).Requires("PAY-02", _ => true, "It is late.").IsTerminal();
                    lifecycle.Stage(Stage.@class).On(Trigger.Place).GoTo(Stage.Placed);
                }
            }
        }
        """;

    [Theory]
    [InlineData(
        "Triggers.Place",
        "In Draft, it leads to Placed on a condition. In Draft, it leads to class. In class, it leads to Placed.")]
    [InlineData(
        "Triggers.Pay", "Carries Shop.Receipt. In Placed, it leads to Paid. Evaluates PAY-01, PAY-02.")]
    [InlineData("Triggers.Note", "In Placed, it stays in the stage.")]
    [InlineData("Triggers.Unused", "No stage permits it.")]
    [InlineData("Stages.Draft", "The initial stage. Place leads to Placed on a condition. Place leads to class.")]
    [InlineData("Stages.Paid", "A terminal stage. Entry criteria: PAY-02. Entered by Pay from Placed.")]
    [InlineData("Stages.class", "Entered by Place from Draft. Place leads to Placed.")]
    public void Hovering_a_name_says_what_the_definition_declares(string name, string text)
    {
        var compilation = Sources.Compile("Hover", Source.Replace("PARTIAL", "partial", StringComparison.Ordinal));
        Assert.Empty(compilation.GetDiagnostics().Where(each => each.Severity >= DiagnosticSeverity.Warning));

        var (type, member) = (name.Split('.')[0], name.Split('.')[1]);
        var field = compilation.GetTypeByMetadataName($"Shop.OrderLifecycle+{type}")!.GetMembers(member).Single();

        var documentation = System.Xml.Linq.XElement.Parse(field.GetDocumentationCommentXml()!);
        Assert.Equal(text, string.Join(' ', documentation.Descendants("para").Select(each => each.Value)));
    }

    [Fact]
    public void An_edit_of_one_definition_writes_only_its_names_again()
    {
        var source = Source.Replace("PARTIAL", "partial", StringComparison.Ordinal);
        var other = source.Replace("namespace Shop", "namespace Store", StringComparison.Ordinal);
        var compilation = Sources.CompileWithoutGenerator("Edited", [source, other]);
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new ManifestGenerator().AsSourceGenerator()],
            driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        driver = driver.RunGenerators(compilation);

        var edited = compilation.SyntaxTrees.Single(each =>
            each.ToString().Contains("namespace Store", StringComparison.Ordinal));
        var changed = other.Replace("Note).Stay()", "Note).ReEnter()", StringComparison.Ordinal);
        driver = driver.RunGenerators(
            compilation.ReplaceSyntaxTree(edited, edited.WithChangedText(SourceText.From(changed))));

        var written = driver.GetRunResult().Results.Single().TrackedOutputSteps
            .SelectMany(step => step.Value)
            .SelectMany(step => step.Outputs)
            .Select(output => output.Reason);
        Assert.Single(written, reason => reason == IncrementalStepRunReason.Cached);
    }

    [Fact]
    public void A_definition_that_is_not_partial_gets_no_names() =>
        Assert.Null(Sources.Compile("Hover", Source.Replace("PARTIAL", "sealed", StringComparison.Ordinal))
            .GetTypeByMetadataName("Shop.OrderLifecycle+Triggers"));

    [Fact]
    public void A_definition_with_such_a_member_of_its_own_gets_no_names()
    {
        var source = Source
            .Replace("PARTIAL", "partial", StringComparison.Ordinal)
            .Replace("protected override", "public int Triggers; protected override", StringComparison.Ordinal);

        var compilation = Sources.Compile("Hover", source);

        Assert.Empty(compilation.GetDiagnostics().Where(each => each.Severity == DiagnosticSeverity.Error));
        Assert.Null(compilation.GetTypeByMetadataName("Shop.OrderLifecycle+Stages"));
    }

    [Theory]
    [InlineData("OrderLifecycle", "Stages Triggers", "")]
    [InlineData("OrderLifecycle", "Stages Other", "")]
    [InlineData("OrderLifecycle", "Other Triggers", "")]
    [InlineData("Triggers", "Stage Trigger", "")]
    [InlineData("OrderLifecycle", "Stage Trigger", "public class Triggers;")]
    [InlineData("OrderLifecycle", "Stage Trigger", "namespace Stages { public class Kept; }")]
    [InlineData(
        "OrderLifecycle",
        "Stage Trigger",
        "using Far; public class Elsewhere : Shop.OrderLifecycle { public Stages? Kept; }",
        "namespace Far { public class Stages; }")]
    [InlineData(
        "OrderLifecycle",
        "Stage Trigger",
        "using Known = Shop.OrderLifecycle; using Far; public class Near : Known { public Stages? Kept; }",
        "namespace Far { public class Stages; }")]
    [InlineData(
        "OrderLifecycle",
        "Stage Trigger",
        "public class Middle : Shop.OrderLifecycle; public class Last : Middle { public new int Stages; }")]
    [InlineData(
        "OrderLifecycle",
        "Stage Trigger",
        "using static Shop.OrderLifecycle; using Far; public class User { public Stages? Kept; }",
        "namespace Far { public class Stages; }")]
    public void Names_change_the_meaning_of_no_code(string name, string types, params string[] others)
    {
        var compilation = Sources.Compile("Hover", [Definition(name, types), .. others]);

        Assert.Empty(compilation.GetDiagnostics().Where(each => each.Severity == DiagnosticSeverity.Error));
        Assert.DoesNotContain(
            compilation.SyntaxTrees,
            tree => tree.FilePath.EndsWith(".Names.g.cs", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("namespace Far { public class Stages; }")]
    [InlineData("public class Derived : Shop.OrderLifecycle { public string Text => Triggers.Go.ToString(); }")]
    [InlineData("namespace Far { public class Stages; } public class OrderLifecycle { public Far.Stages? Kept; }")]
    public void Names_that_are_elsewhere_do_not_matter(string other)
    {
        var compilation = Sources.Compile("Hover", Definition("OrderLifecycle", "Stage Trigger"), other);

        Assert.Empty(compilation.GetDiagnostics().Where(each => each.Severity >= DiagnosticSeverity.Warning));
        Assert.NotNull(compilation.GetTypeByMetadataName("Shop.OrderLifecycle+Stages"));
    }

    [Fact]
    public void Names_that_types_inherit_or_that_are_obsolete_give_no_message()
    {
        var compilation = Sources.Compile(
            "Hover",
            """
            namespace @event
            {
                public enum S { Equals, ToString, [Obsolete("It is over.", error: true)] Gone, [Obsolete] Late, Stages }

                public enum T { Finalize, GetType, [System.Diagnostics.CodeAnalysis.Experimental("EXP1")] Odd }

                public sealed partial class @this : LifecycleDefinition<S, T, object>
                {
                    protected override void Define(LifecycleBuilder<S, T, object> b)
                    {
                        b.StartsIn(S.Equals);
                        b.Stage(S.Equals).On(T.Finalize).GoTo(S.ToString);
                        b.Stage(S.ToString).On(T.GetType).GoTo(S.Stages);
                        b.Stage(S.Stages).IsTerminal();
                    }
                }
            }
            """);

        Assert.Empty(compilation.GetDiagnostics().Where(each => each.Severity >= DiagnosticSeverity.Warning));
        Assert.Equal(
            ["Finalize", "GetType"],
            compilation.GetTypeByMetadataName("event.this+Triggers")!.GetMembers().Select(each => each.Name));
    }

    [Fact]
    public void A_definition_that_only_its_file_sees_gets_no_names()
    {
        var compilation = Sources.Compile(
            "Hover",
            Definition("OrderLifecycle", "Stage Trigger").Replace(
                "public partial class", "file partial class", StringComparison.Ordinal));

        Assert.Empty(compilation.GetDiagnostics().Where(each => each.Severity == DiagnosticSeverity.Error));
        Assert.Null(compilation.GetTypeByMetadataName("Shop.OrderLifecycle+Stages"));
    }

    [Theory]
    [InlineData("OrderLifecycle", "ORDERLIFECYCLE", 2)]
    [InlineData("OrderLifecycle", "OrderLifecycle", 1)]
    public void Definitions_with_similar_names_do_not_stop_the_generator(string first, string second, int count)
    {
        var compilation = Sources.CompileWithoutGenerator(
            "Hover",
            Definition(first, "Stage Trigger"),
            Definition(second, "Stage Trigger")
                .Replace("public enum Stage { A, B }", "", StringComparison.Ordinal)
                .Replace("public enum Trigger { Go }", "", StringComparison.Ordinal));

        var run = Microsoft.CodeAnalysis.CSharp.CSharpGeneratorDriver.Create(new Generators.ManifestGenerator())
            .RunGenerators(compilation)
            .GetRunResult();

        Assert.Null(Assert.Single(run.Results).Exception);
        Assert.Equal(
            count,
            run.GeneratedTrees.Count(tree => tree.FilePath.EndsWith(".Names.g.cs", StringComparison.Ordinal)));
    }

    [Fact]
    public void Another_method_called_Define_is_not_read()
    {
        var compilation = Sources.Compile(
            "Hover",
            Definition("OrderLifecycle", "Stage Trigger")
                .Replace("OrderLifecycle : LifecycleDefinition", "OrderLifecycle : Shop.Base", StringComparison.Ordinal)
                .Replace(
                    "protected override",
                    "public override void Define(string text) { } protected override",
                    StringComparison.Ordinal),
            """
            namespace Shop
            {
                public abstract class Base<TStage, TTrigger, TSubject> : LifecycleDefinition<TStage, TTrigger, TSubject>
                    where TStage : notnull where TTrigger : notnull
                {
                    public abstract void Define(string text);
                }
            }
            """);

        Assert.Empty(compilation.GetDiagnostics().Where(each => each.Severity == DiagnosticSeverity.Error));
        Assert.Single(compilation.Assembly.GetAttributes(), each =>
            each.AttributeClass!.Name == nameof(LifecycleManifestAttribute));
        Assert.NotNull(compilation.GetTypeByMetadataName("Shop.OrderLifecycle+Stages"));
    }

    /// <summary>A partial definition of a name, with types of keys of two names.</summary>
    private static string Definition(string name, string types)
    {
        var (stage, trigger) = (types.Split(' ')[0], types.Split(' ')[1]);
        return $$"""
            namespace Shop
            {
                public enum {{stage}} { A, B }

                public enum {{trigger}} { Go }

                public partial class {{name}} : LifecycleDefinition<{{stage}}, {{trigger}}, object>
                {
                    protected override void Define(LifecycleBuilder<{{stage}}, {{trigger}}, object> b)
                    {
                        b.StartsIn({{stage}}.A);
                        b.Stage({{stage}}.A).On({{trigger}}.Go).GoTo({{stage}}.B);
                        b.Stage({{stage}}.B).IsTerminal();
                    }
                }
            }
            """;
    }

    [Fact]
    public async Task Analyzers_know_the_names() =>
        await Scenario.VerifyAsync(
            Source.Replace("PARTIAL", "partial", StringComparison.Ordinal)
            + """

            namespace Shop
            {
                public static class Use
                {
                    public static async Task RunAsync() =>
                        await {|LFC1001:new OrderLifecycle().Start(new()).FireAsync(OrderLifecycle.Triggers.Note)|};
                }
            }
            """,
            "LFC1001");
}
