using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>A rule about definitions. Stateless and thread-safe.</summary>
internal abstract class DefinitionRule
{
    /// <summary>
    /// The name of the diagnostic property of a report at a place that stands for one transition or stage only, so that
    /// a change there changes no other.
    /// </summary>
    public const string SingleProperty = "Single";

    /// <summary>The descriptors of its messages, all with the id of the rule.</summary>
    public abstract ImmutableArray<DiagnosticDescriptor> Descriptors { get; }

    /// <summary>Checks a definition that was read as a whole.</summary>
    public abstract IEnumerable<Diagnostic> Check(CheckedDefinition definition);
}
