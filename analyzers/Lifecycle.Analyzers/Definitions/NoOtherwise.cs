using System.Collections.Immutable;
using Lifecycle.Generators;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>LFC2010: conditional branches without an <c>Otherwise</c>.</summary>
internal sealed class NoOtherwise : DefinitionRule
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Definition(
        "LFC2010", DiagnosticSeverity.Warning, "Conditional branches have no Otherwise",
        "If no condition holds in {0}, {1} is refused. Add an Otherwise() branch.");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(Descriptor);

    /// <summary>Reports each list of branches once, however many stages inherit it.</summary>
    public override IEnumerable<Diagnostic> Check(CheckedDefinition definition) =>
        definition.Walkable is not { } graph
            ? []
            : from stage in definition.Stages
              from transition in stage.Transitions
              where transition.Branches.Count > 0 && transition.Branches.TrueForAll(branch => branch.IsConditional)
              let standing = graph.Of(stage.Key).Members().Select(each => graph.Stages[each])
              where standing.Any(leaf => IsOpen(definition.Graph!, leaf, transition.Trigger.Key))
              select Diagnostic.Create(
                  Descriptor, transition.Trigger.Location, stage.Key, transition.Trigger.Key);

    private static bool IsOpen(FoldedGraph graph, string stage, string trigger) =>
        graph.Transitions.Last(each => each.From == stage && each.Trigger == trigger).IsConditional;
}
