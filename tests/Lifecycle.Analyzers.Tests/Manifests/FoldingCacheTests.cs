using Lifecycle.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Lifecycle.Analyzers.Tests.Manifests;

/// <summary>Which definitions an edit reads again, as an editor runs the generator.</summary>
public class FoldingCacheTests
{
    private static readonly (string File, string Source)[] Files =
    [
        ("Order.cs", """
            public enum OrderStage { Draft, Paid = Numbers.Paid }
            public class Order { public bool IsReady => true; }
            public class OrderLifecycle : LifecycleDefinition<OrderStage, Trigger, Order>
            {
                protected override void Define(LifecycleBuilder<OrderStage, Trigger, Order> lifecycle)
                {
                    lifecycle.StartsIn(OrderStage.Draft);
                    lifecycle.Stage(OrderStage.Draft).On(Trigger.Go).Requires<IsReady>().GoTo(OrderStage.Paid);
                    Shared.End(lifecycle, OrderStage.Paid);
                }
            }
            """),
        ("Permit.cs", """
            public class PermitLifecycle : LifecycleDefinition<string, Trigger, object>
            {
                protected override void Define(LifecycleBuilder<string, Trigger, object> lifecycle)
                {
                    lifecycle.StartsIn("drafted");
                    lifecycle.Stage("drafted").On(Trigger.Go).GoTo("granted");
                    lifecycle.Stage("granted").IsTerminal();
                }
            }
            """),
        ("Trigger.cs", "public enum Trigger { Go, Back }"),
        ("Numbers.cs", "public static class Numbers { public const int Paid = 3; }"),
        ("Shared.cs", """
            public static class Shared
            {
                public static void End<TStage>(LifecycleBuilder<TStage, Trigger, Order> lifecycle, TStage stage)
                    where TStage : notnull =>
                    lifecycle.Stage(stage).IsTerminal();
            }
            """),
        ("IsReady.cs", """
            [Criterion("ORD-01", "It is ready")]
            public class IsReady : EntryCriterion<Order>
            {
                protected override CriterionResult Evaluate(CriterionContext<Order> context) => CriterionResult.Met();
            }
            """),
        ("Elsewhere.cs", """
            public class Elsewhere
            {
                public int Number => 1;

                public void Do() { }
            }
            """),
    ];

    [Theory]
    [InlineData("Elsewhere.cs", "=> 1", "=> 2", "")]
    [InlineData("Elsewhere.cs", "{ }", "{ var text = \"a\"; Console.WriteLine(text); }", "")]
    [InlineData("Elsewhere.cs", "{ }", "{ unfinished. }", "")]
    [InlineData("Elsewhere.cs", "public void Do", "public int Field; public void DoMore", "")]
    [InlineData("Permit.cs", "granted", "issued", "PermitLifecycle")]
    [InlineData("Order.cs", "=> true", "=> false", "OrderLifecycle")]
    [InlineData("Shared.cs", "lifecycle.Stage(stage).IsTerminal()", "lifecycle.Stage(stage)", "OrderLifecycle")]
    [InlineData("IsReady.cs", "ORD-01", "ORD-02", "OrderLifecycle")]
    [InlineData("Trigger.cs", "Go", "Gone, Go", "OrderLifecycle PermitLifecycle")]
    [InlineData("Numbers.cs", "3", "0", "OrderLifecycle PermitLifecycle")]
    [InlineData("Elsewhere.cs", "public class", "class Trigger<T> { } public class", "OrderLifecycle PermitLifecycle")]
    public void An_edit_reads_only_what_depends_on_it(string file, string old, string edited, string read)
    {
        var compilation = Sources.CompileWithoutGenerator("Edited", Files.Select(each => each.Source));
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new ManifestGenerator().AsSourceGenerator()],
            driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        driver = driver.RunGenerators(compilation);
        var index = Array.FindIndex(Files, each => each.File == file);

        // The first tree holds the global usings.
        var tree = compilation.SyntaxTrees.ElementAt(index + 1);
        var changed = tree.WithChangedText(
            SourceText.From(tree.ToString().Replace(old, edited, StringComparison.Ordinal)));
        compilation = compilation.ReplaceSyntaxTree(tree, changed);
        driver = driver.RunGenerators(compilation);

        Assert.Equal(read, ReadAgain(driver));

        // What is kept says the same as what is read afresh.
        var fresh = Sources.CompileWithoutGenerator(
            "Edited", compilation.SyntaxTrees.Skip(1).Select(each => each.ToString()));
        var afresh = CSharpGeneratorDriver.Create(new ManifestGenerator()).RunGenerators(fresh).GetRunResult();
        Assert.Equal(
            Assert.Single(afresh.GeneratedTrees).ToString(),
            Assert.Single(driver.GetRunResult().GeneratedTrees).ToString());
    }

    [Theory]
    [InlineData("Elsewhere.cs", "")]
    [InlineData("Common.cs", "OrderLifecycle")]
    public void A_definition_that_uses_another_project_is_read_again_when_that_changes(string edited, string read)
    {
        var common = Sources.CompileWithoutGenerator(
            "Common",
            "public enum S { A, B } public enum T { Go } public class Order { public int Number => 1; }");
        var compilation = Sources.CompileWithoutGenerator(
            "Edited",
            [common.ToMetadataReference()],
            """
            public class OrderLifecycle : LifecycleDefinition<S, T, Order>
            {
                protected override void Define(LifecycleBuilder<S, T, Order> lifecycle)
                {
                    lifecycle.StartsIn(S.A);
                    lifecycle.Stage(S.A).On(T.Go).GoTo(S.B);
                    lifecycle.Stage(S.B).IsTerminal();
                }
            }
            """,
            "public class Elsewhere { public int Number => 1; }");
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new ManifestGenerator().AsSourceGenerator()],
            driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        driver = driver.RunGenerators(compilation);

        driver = driver.RunGenerators(
            edited == "Common.cs"
                ? compilation.ReplaceReference(
                    compilation.References.Last(), Changed(common, 1).ToMetadataReference())
                : Changed(compilation, 2));

        Assert.Equal(read, ReadAgain(driver));
    }

    [Theory]
    [InlineData("=> 1;", "=> 1; public object? Stages;", 1)]
    [InlineData("=> 1;", "=> 2;", 2)]
    public void Names_are_given_up_when_a_derived_class_needs_them(string old, string edited, int generated)
    {
        var compilation = Sources.CompileWithoutGenerator(
            "Derived",
            """
            public partial class PermitLifecycle : LifecycleDefinition<string, string, object>
            {
                protected override void Define(LifecycleBuilder<string, string, object> lifecycle)
                {
                    lifecycle.StartsIn("drafted");
                    lifecycle.Stage("drafted").On("go").GoTo("granted");
                    lifecycle.Stage("granted").IsTerminal();
                }
            }
            """,
            "public class Special : PermitLifecycle { public int Number => 1; }");
        GeneratorDriver driver = CSharpGeneratorDriver.Create(new ManifestGenerator());
        driver = driver.RunGenerators(compilation);
        Assert.Equal(2, driver.GetRunResult().GeneratedTrees.Length);

        var tree = compilation.SyntaxTrees.ElementAt(2);
        var changed = tree.WithChangedText(
            SourceText.From(tree.ToString().Replace(old, edited, StringComparison.Ordinal)));
        driver = driver.RunGenerators(compilation.ReplaceSyntaxTree(tree, changed));

        Assert.Equal(generated, driver.GetRunResult().GeneratedTrees.Length);
    }

    [Fact]
    public void A_definition_that_does_not_compile_is_read_again_each_time()
    {
        var compilation = Sources.CompileWithoutGenerator(
            "Broken",
            Files[1].Source.Replace(
                "lifecycle.StartsIn", "Other.Help(lifecycle); lifecycle.StartsIn", StringComparison.Ordinal),
            "public class Other { }",
            Files[2].Source);
        GeneratorDriver driver = CSharpGeneratorDriver.Create(new ManifestGenerator());
        driver = driver.RunGenerators(compilation);
        Assert.DoesNotContain("granted", Assert.Single(driver.GetRunResult().GeneratedTrees).ToString());

        var other = compilation.SyntaxTrees.ElementAt(2);
        var helping = other.WithChangedText(SourceText.From(
            "public class Other { public static void Help(LifecycleBuilder<string, Trigger, object> lifecycle) { } }"));
        driver = driver.RunGenerators(compilation.ReplaceSyntaxTree(other, helping));

        Assert.Contains("granted", Assert.Single(driver.GetRunResult().GeneratedTrees).ToString());
    }

    /// <summary>The definitions that the last run read.</summary>
    private static string ReadAgain(GeneratorDriver driver) =>
        string.Join(
            ' ',
            Assert.Single(driver.GetRunResult().Results).TrackedSteps[ManifestGenerator.ReadingStage]
                .SelectMany(step => step.Outputs)
                .Where(output => output.Reason is IncrementalStepRunReason.Modified or IncrementalStepRunReason.New)
                .Select(output => ((ReadDefinition)output.Value).Definition!)
                .Order(StringComparer.Ordinal));

    /// <summary>A compilation in which a number in a file is another.</summary>
    private static Compilation Changed(Compilation compilation, int file)
    {
        var tree = compilation.SyntaxTrees.ElementAt(file);
        return compilation.ReplaceSyntaxTree(
            tree,
            tree.WithChangedText(SourceText.From(tree.ToString().Replace("=> 1", "=> 2", StringComparison.Ordinal))));
    }
}
