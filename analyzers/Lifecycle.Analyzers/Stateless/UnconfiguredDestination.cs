using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>LFC4018: a destination that is never configured.</summary>
internal sealed class UnconfiguredDestination : StatelessRule
{
    private static readonly DiagnosticDescriptor Rule = Describe(
        "LFC4018", DiagnosticSeverity.Warning, "A destination is never configured",
        "{0} is never configured, so no transition leaves it. Configure it, or ignore this if it is a final state.",
        isOn: false);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    public override void Check(Machine machine, MemberCode code)
    {
        foreach (var answer in machine.States.SelectMany(state => state.Answers))
        {
            if (answer.To is { } to
                && machine.Find(to) is { IsConfigured: false, Superstates.Count: 0 }
                && StatelessCode.Argument(answer.Call, "destinationState") is { } destination)
                code.Report(Rule, destination.Syntax.GetLocation(), to);
        }
    }
}
