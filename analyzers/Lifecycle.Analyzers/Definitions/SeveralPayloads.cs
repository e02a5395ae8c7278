using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>LFC2017: a trigger that is declared to carry several types.</summary>
internal sealed class SeveralPayloads : DefinitionRule
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Definition(
        "LFC2017", DiagnosticSeverity.Error, "A trigger carries several types",
        "{0} already carries {1}, so the definition throws. Call Carries once, with a type that holds all values.");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(Descriptor);

    public override IEnumerable<Diagnostic> Check(CheckedDefinition definition) =>
        from trigger in definition.Declaration.Triggers
        let first = trigger.Payloads.FirstOrDefault()
        from further in trigger.Payloads.Skip(1)
        select Diagnostic.Create(
            Descriptor,
            further.Location,
            trigger.Key,
            first.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
}
