using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>LFC2019: an <c>async void</c> method as an action.</summary>
internal sealed class AsyncVoidAction : DefinitionRule
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Definition(
        "LFC2019", DiagnosticSeverity.Error, "An action is async void",
        "This action is async void, which cannot be awaited, so the definition throws. Return a Task.");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(Descriptor);

    public override IEnumerable<Diagnostic> Check(CheckedDefinition definition) =>
        definition.Declaration.AsyncVoidActions.Select(action => Diagnostic.Create(Descriptor, action));
}
