using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>A rule about findings of the engine. Stateless and thread-safe.</summary>
internal abstract class FindingRule
{
    public abstract DiagnosticDescriptor Descriptor { get; }

    public abstract bool Covers(FindingKind kind);

    /// <summary>The arguments of the message for a finding that the rule covers.</summary>
    public abstract object[] Arguments(Finding finding);
}
