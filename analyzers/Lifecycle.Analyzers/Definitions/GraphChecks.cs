using Lifecycle.Generators;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>
/// Checks the graph of a valid definition for probable mistakes, as the engine's own verification does.
/// </summary>
internal sealed class GraphChecks(DefinitionDeclaration definition, FoldedGraph folded)
{
    private readonly StageGraph _graph = new(folded);
    private readonly Dictionary<string, FoldedStage> _stages = folded.Stages.ToDictionary(stage => stage.Key);

    public IEnumerable<Diagnostic> Check() =>
        Unreachable().Concat(DeadEnds()).Concat(Traps()).Concat(WithoutOtherwise());

    private IEnumerable<Diagnostic> Unreachable()
    {
        var reached = _graph.Reachable(_graph.Initial);
        return
            from stage in definition.Stages
            where (_graph.Of(stage.Key) & reached).IsEmpty
            select Diagnostic.Create(DefinitionRules.UnreachableStage, PlaceOf(stage), folded.Initial, stage.Key);
    }

    private IEnumerable<Diagnostic> DeadEnds() =>
        from stage in definition.Stages
        where !_stages[stage.Key].IsSuperstage && !stage.IsTerminal && !IsLeft(stage)
        select Diagnostic.Create(DefinitionRules.DeadEnd, PlaceOf(stage), stage.Key);

    private IEnumerable<Diagnostic> Traps()
    {
        var terminal = StageSet.Empty;
        foreach (var stage in folded.Stages.Where(stage => stage.IsTerminal))
            terminal |= _graph.Of(stage.Key);

        if (terminal.IsEmpty)
            return [];

        var reached = _graph.Reachable(_graph.Initial);
        return
            from stage in definition.Stages
            where !_stages[stage.Key].IsSuperstage && IsLeft(stage)
            let standing = _graph.Of(stage.Key)
            where standing.IsWithin(reached) && (_graph.Reachable(standing) & terminal).IsEmpty
            select Diagnostic.Create(DefinitionRules.Trap, PlaceOf(stage), stage.Key);
    }

    /// <summary>Reports each list of branches once, however many stages inherit it.</summary>
    private IEnumerable<Diagnostic> WithoutOtherwise() =>
        from stage in definition.Stages
        from transition in stage.Transitions
        where transition.Branches.Count > 0 && transition.Branches.TrueForAll(branch => branch.IsConditional)
        let standing = _graph.Of(stage.Key).Members().Select(each => _graph.Stages[each])
        where
            standing.Any(leaf =>
                folded
                    .Transitions.Last(each => each.From == leaf && each.Trigger == transition.Trigger.Key)
                    .IsConditional)
        select Diagnostic.Create(
            DefinitionRules.NoOtherwise,
            transition.Trigger.Location,
            stage.Key,
            transition.Trigger.Key);

    private bool IsLeft(StageDeclaration stage) =>
        folded.Transitions.Any(transition =>
            transition.From == stage.Key && transition.Kind is FoldedKind.Move or FoldedKind.Return);

    private static Location PlaceOf(StageDeclaration stage) =>
        stage.Declared.Count > 0 ? stage.Declared[0] : stage.First;
}
