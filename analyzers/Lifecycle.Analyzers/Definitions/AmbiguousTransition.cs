using System.Collections.Immutable;
using Lifecycle.Generators;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>LFC2004: two transitions from one stage on one trigger, with no condition to choose between them.</summary>
internal sealed class AmbiguousTransition : DefinitionRule
{
    private static readonly DiagnosticDescriptor Again = Rule.Definition(
        "LFC2004", DiagnosticSeverity.Error, "A stage has two transitions on one trigger, and no condition separates "
            + "them",
        "{0} already has a transition on {1}. To choose between branches, write "
            + "On(…).When(…).GoTo(…).Otherwise().GoTo(…) in one chain.");

    private static readonly DiagnosticDescriptor NeverTaken = Rule.Definition(
        "LFC2004", DiagnosticSeverity.Error, "A stage has two transitions on one trigger, and no condition separates "
            + "them",
        "This branch of {0} is never taken, because the branch before it has no condition. Add a condition to that "
            + "branch, or remove this one.");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } =
        ImmutableArray.Create(Again, NeverTaken);

    public override IEnumerable<Diagnostic> Check(CheckedDefinition definition) =>
        definition.Stages.SelectMany(stage =>
            Repeated(stage).Concat(stage.Transitions.SelectMany(Unreached)));

    private static IEnumerable<Diagnostic> Repeated(StageDeclaration stage) =>
        stage
            .Transitions.GroupBy(transition => transition.Trigger.Key)
            .SelectMany(group => group.Skip(1))
            .Select(again => Diagnostic.Create(Again, again.Trigger.Location, stage.Key, again.Trigger.Key));

    private static IEnumerable<Diagnostic> Unreached(TransitionDeclaration transition)
    {
        var unconditional = transition.Branches.FindIndex(branch => !branch.IsConditional);
        return unconditional < 0
            ? []
            : transition
                .Branches.Skip(unconditional + 1)
                .Select(branch => Diagnostic.Create(NeverTaken, branch.Location, transition.Trigger.Key));
    }
}
