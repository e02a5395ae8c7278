using System.Collections.Immutable;
using Lifecycle.Generators;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>LFC3009: an entry criterion of a stage that no transition enters.</summary>
internal sealed class UnaskedCriterion : DefinitionRule
{
    private static readonly DiagnosticDescriptor Initial = Rule.Criteria(
        "LFC3009", DiagnosticSeverity.Warning, "An entry criterion is never evaluated",
        "No transition enters {0}, so this criterion is never evaluated. To ask it before an instance starts, call "
            + "StartsIn({0}).Requires(…).");

    private static readonly DiagnosticDescriptor Other = Rule.Criteria(
        "LFC3009", DiagnosticSeverity.Warning, "An entry criterion is never evaluated",
        "No transition enters {0}, so this criterion is never evaluated. Move it to a transition or to another stage.");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } =
        ImmutableArray.Create(Initial, Other);

    public override IEnumerable<Diagnostic> Check(CheckedDefinition definition)
    {
        if (definition.Walkable is not { } graph)
            return [];

        // A stage that no path reaches is reported as such.
        var reached = graph.Reachable(graph.Initial);
        var entered = Entered(definition);
        return
            from stage in definition.Stages
            where !entered.Contains(stage) && !(graph.Of(stage.Key) & reached).IsEmpty
            from criterion in stage.Criteria
            select Diagnostic.Create(
                (graph.Of(stage.Key) & graph.Initial).IsEmpty ? Other : Initial,
                criterion.Location,
                stage.Key);
    }

    /// <summary>The stages and superstages that some transition enters.</summary>
    private static HashSet<StageDeclaration> Entered(CheckedDefinition definition)
    {
        IReadOnlyList<StageDeclaration> LineageOf(string key) =>
            GraphLinker.Lineage(definition.Declaration, definition.Declaration.Find(key)!);

        var entered = new HashSet<StageDeclaration>();
        foreach (var transition in definition.Graph!.Transitions)
        {
            var from = LineageOf(transition.From);
            switch (transition.Kind)
            {
                case FoldedKind.Move:
                    entered.UnionWith(LineageOf(transition.To!).Except(from));
                    break;
                case FoldedKind.ReEntry:
                    var declaring = from.Last(each => each.Answers(transition.Trigger));
                    entered.UnionWith(from.TakeWhile(each => each != declaring).Append(declaring));
                    break;
                case FoldedKind.Return:
                    entered.UnionWith(definition.Stages);
                    break;
            }
        }

        return entered;
    }
}
