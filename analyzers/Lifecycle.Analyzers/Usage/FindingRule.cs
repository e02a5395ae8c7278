using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>A rule about findings of the engine. Stateless and thread-safe.</summary>
internal abstract class FindingRule
{
    public abstract DiagnosticDescriptor Descriptor { get; }

    /// <summary>
    /// The message for a finding at an instance that may be in any stage; <see langword="null"/> if it is no other.
    /// Its arguments are the trigger and the name of the lifecycle.
    /// </summary>
    public virtual DiagnosticDescriptor? InAnyStage => null;

    public abstract bool Covers(FindingKind kind);

    /// <summary>The arguments of the message for a finding that the rule covers.</summary>
    protected abstract object[] Arguments(Finding finding);

    /// <summary>The message for a finding that the rule covers, and its arguments.</summary>
    public (DiagnosticDescriptor Message, object[] Arguments) Describe(Finding finding) =>
        InAnyStage is { } anywhere && finding.Instance.Stages == finding.Instance.Graph.All
            ? (anywhere, [finding.Trigger, finding.Instance.Graph.Name])
            : (Descriptor, Arguments(finding));
}
