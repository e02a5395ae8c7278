using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers.Tests.Manifests;

/// <summary>
/// Sources of definitions, and a comparison of their manifests with the graphs that the engine compiles.
/// </summary>
internal static class FoldedSource
{
    public const string Keys = """
        public enum S { A, B, C, D, X, Y, Same = A }
        public enum T { One, Two, Three, Four }
        public class Subject { public bool Flag; public Task GoAsync() => Task.CompletedTask; }

        """;

    public static string Body(string statements, string members = "") =>
        Keys + $$"""
            public class D : LifecycleDefinition<S, T, Subject>
            {
                protected override void Define(LifecycleBuilder<S, T, Subject> b)
                {
                    b.StartsIn(S.A);
                    {{statements}}
                }

                {{members}}
            }
            """;

    public static Assembly Load(Compilation compilation)
    {
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Assert.Empty(emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        image.Position = 0;
        return new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(image);
    }

    public static void AssertSays(LifecycleManifestAttribute manifest, Assembly assembly)
    {
        var definition = (LifecycleDefinition)
            Activator.CreateInstance(assembly.GetType(manifest.Definition)!, nonPublic: true)!;
        var executed = new GraphLines();
        definition.Accept(executed);

        Assert.Equal(1, manifest.SchemaVersion);
        Assert.Equal(
            executed.Lines.Order(StringComparer.Ordinal),
            manifest
                .Lines.Select(line => line.EndsWith(" then", StringComparison.Ordinal) ? line[..^5] : line)
                .Order(StringComparer.Ordinal));
    }

    /// <summary>Writes a compiled graph in the format of a manifest.</summary>
    private sealed class GraphLines : ILifecycleVisitor
    {
        public List<string> Lines { get; } = [];

        public void Visit<TStage, TTrigger, TSubject>(LifecycleDefinition<TStage, TTrigger, TSubject> definition)
            where TStage : notnull
            where TTrigger : notnull
        {
            var graph = definition.Graph;
            Lines.Add($"initial {Text(graph.InitialStage.Key)}");
            Lines.AddRange(
                graph.Stages.Select(stage =>
                    $"stage {Text(stage.Key)}"
                    + (stage.Superstage is null ? "" : $" in={Text(stage.Superstage.Key)}")
                    + (stage.IsSuperstage ? " super" : "")
                    + (stage.IsTerminal ? " terminal" : "")
                    + Criteria(stage.EntryCriteria)));
            Lines.AddRange(
                graph.Triggers.Select(trigger =>
                    $"trigger {Text(trigger.Key)}"
                    + (
                        trigger.PayloadType is null
                            ? ""
                            : $" payload={Uri.EscapeDataString(trigger.PayloadType.ToString())}")));
            Lines.AddRange(
                graph.Transitions.Select(transition =>
                    $"{transition.Kind.ToString().ToLowerInvariant()} {Text(transition.From.Key)} "
                        + $"{Text(transition.Trigger.Key)}"
                    + (transition.To is null ? "" : $" to={Text(transition.To.Key)}")
                    + Criteria(transition.Criteria)
                    + (transition.Condition is null ? "" : " when")));
        }

        private static string Criteria(IReadOnlyList<CriterionDescription> criteria) =>
            criteria.Count == 0 ? "" : $" criteria={string.Join(",", criteria.Select(each => Text(each.Id)))}";

        private static string Text<T>(T key) =>
            Uri.EscapeDataString(Convert.ToString(key, System.Globalization.CultureInfo.InvariantCulture)!);
    }
}
