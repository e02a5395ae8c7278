using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>LFC2016: a transition or branch without a target, or with several.</summary>
internal sealed class NoEnd : DefinitionRule
{
    private static readonly DiagnosticDescriptor Missing = Rule.Definition(
        "LFC2016", DiagnosticSeverity.Error, "A transition does not have one target",
        "{0} has no target, so the definition throws. End it with GoTo, GoToPrevious, ReEnter or Stay.");

    private static readonly DiagnosticDescriptor Several = Rule.Definition(
        "LFC2016", DiagnosticSeverity.Error, "A transition does not have one target",
        "This branch of {0} has several targets, so the definition throws. End each branch once.");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(Missing, Several);

    public override IEnumerable<Diagnostic> Check(CheckedDefinition definition)
    {
        foreach (var transition in definition.Stages.SelectMany(stage => stage.Transitions))
        {
            var trigger = transition.Trigger;
            if (transition.Branches.Count == 0)
                yield return Diagnostic.Create(Missing, trigger.Location, trigger.Key);

            foreach (var branch in transition.Branches.Where(branch => branch.Ends.Count != 1))
            {
                yield return branch.Ends.Count == 0
                    ? Diagnostic.Create(Missing, branch.Location, trigger.Key)
                    : Diagnostic.Create(Several, branch.Location, trigger.Key);
            }
        }
    }
}
