using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>LFC4027: a machine that the analyzers do not follow, and the code that keeps them from it.</summary>
internal sealed class UntrackedMachine : StatelessRule
{
    private const string Title = "A machine is not tracked";

    private static readonly DiagnosticDescriptor InNoVariable = Describe(
        "LFC4027", DiagnosticSeverity.Info, Title,
        "This machine is not assigned to a variable, so it is not tracked. Keep it in a local variable or a private "
            + "field.",
        isOn: false);

    private static readonly DiagnosticDescriptor Reachable = Describe(
        "LFC4027", DiagnosticSeverity.Info, Title,
        "Other code may configure this machine through {0}, so it is not tracked. Make {0} private.", isOn: false);

    private static readonly DiagnosticDescriptor NotUnderstood = Describe(
        "LFC4027", DiagnosticSeverity.Info, Title,
        "'{0}' may configure this machine in a way that is known only at run time, so it is not tracked. Use constants "
            + "there.",
        isOn: false);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } =
        ImmutableArray.Create(InNoVariable, Reachable, NotUnderstood);

    /// <inheritdoc/>
    public override void Check(IObjectCreationOperation creation, MemberCode code)
    {
        if (!code.Symbols.IsMachine(creation.Type) || code.Machines.MadeBy(creation) is not null)
            return;

        var place = creation.Syntax.GetLocation();
        switch (code.Machines.ReaderOf(creation))
        {
            case { Obstacle.Syntax: var syntax }:
                var text = syntax.Parent?.ToString().Split('\n')[0].Trim();
                code.Report(Diagnostic.Create(NotUnderstood, place, [syntax.GetLocation()], text));
                break;
            case { Leak: { } leak }:
                code.Report(Reachable, place, leak.Name);
                break;
            case null:
                code.Report(InNoVariable, place);
                break;
        }
    }
}
