using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>LFC2013: a superstage that is declared terminal.</summary>
internal sealed class TerminalSuperstage : DefinitionRule
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Definition(
        "LFC2013", DiagnosticSeverity.Error, "A superstage is terminal",
        "{0} is terminal, but other stages lie within it, so the definition throws. Call IsTerminal() on the "
            + "substages.");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(Descriptor);

    public override IEnumerable<Diagnostic> Check(CheckedDefinition definition) =>
        from stage in definition.Stages
        where stage.IsTerminal && definition.IsSuperstage(stage)
        select Diagnostic.Create(Descriptor, CheckedDefinition.PlaceOf(stage), stage.Key);
}
