using System.Collections.Immutable;
using Lifecycle.Generators;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>LFC2015: a move to a superstage that declares no initial substage.</summary>
internal sealed class NoInitialSubstage : DefinitionRule
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Definition(
        "LFC2015", DiagnosticSeverity.Error, "A move leads to a superstage without an initial substage",
        "{0} is a superstage and declares no initial substage, so the definition throws. Name a stage within it, or "
            + "call "
            + "StartsIn on {0}.");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(Descriptor);

    public override IEnumerable<Diagnostic> Check(CheckedDefinition definition)
    {
        if (GraphLinker.HasFaultySuperstages(definition.Declaration))
            return [];

        var targets =
            from stage in definition.Stages
            from transition in stage.Transitions
            from branch in transition.Branches
            from end in branch.Ends
            where end.Kind == FoldedKind.Move && end.Target is not null
            select end.Target;
        return
            from target in definition.Declaration.InitialStages.Take(1).Concat(targets)
            let open = FindOpen(definition, target.Key)
            where open is not null
            select Diagnostic.Create(Descriptor, target.Location, open);
    }

    /// <summary>The superstage on the way down from a target that names no substage.</summary>
    private static string? FindOpen(CheckedDefinition definition, string target)
    {
        for (var depth = 0; depth <= definition.Stages.Count; depth++)
        {
            if (definition.Declaration.Find(target) is not { } stage || !definition.IsSuperstage(stage))
                return null;

            if (stage.InitialSubstages is not [var initial, ..])
                return target;

            target = initial.Key;
        }

        return null;
    }
}
