using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>LFC4015: a configured state that no path reaches from the initial state.</summary>
internal sealed class UnreachableState : StatelessRule
{
    private static readonly DiagnosticDescriptor Rule = Describe(
        "LFC4015", DiagnosticSeverity.Warning, "A state is never reached",
        "No path leads from {1} to {0}. Permit a trigger that leads there, or remove its configuration.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    public override void Check(Machine machine, MemberCode code)
    {
        foreach (var state in machine.UnreachableStates())
        {
            if (state.Configure is { } configure && machine.ConfiguresOnlyIt(configure))
                code.Report(Rule, configure.Syntax.GetLocation(), state.Key, machine.Initial);
        }
    }
}
