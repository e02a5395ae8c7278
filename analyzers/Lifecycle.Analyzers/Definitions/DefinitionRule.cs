using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>A rule about definitions. Stateless and thread-safe.</summary>
internal abstract class DefinitionRule
{
    /// <summary>The descriptors of its messages, all with the id of the rule.</summary>
    public abstract ImmutableArray<DiagnosticDescriptor> Descriptors { get; }

    /// <summary>Checks a definition that was read as a whole.</summary>
    public abstract IEnumerable<Diagnostic> Check(CheckedDefinition definition);
}
