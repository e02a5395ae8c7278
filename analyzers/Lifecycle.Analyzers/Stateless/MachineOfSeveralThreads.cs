using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>LFC4026: a machine of an object that a timer or task and the object's public methods fire.</summary>
internal sealed class MachineOfSeveralThreads : StatelessRule
{
    private static readonly DiagnosticDescriptor Rule = Describe(
        "LFC4026", DiagnosticSeverity.Info, "A timer or task and other code may fire one machine",
        "This runs on another thread, {0} fires {1} as well, and a state machine is not thread-safe. Fire it inside a "
            + "lock.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    public override void Check(Machine machine, MemberCode code)
    {
        if (machine.IsLocal || machine.Places.Any(place => place.IsStatic))
            return;

        var fires = machine.Calls
            .Where(call => StatelessCode.IsFire(call, code.Symbols)
                && machine.IsReadBy(call.Instance)
                && !DeadCode.Contains(call))
            .ToArray();
        var elsewhere = fires.Where(ThreadUse.RunsElsewhere).ToArray();
        if (elsewhere.Length == 0 || fires.Any(ThreadUse.IsGuarded))
            return;

        var other = fires.Except(elsewhere)
            .Select(MachineScope.FunctionAround)
            .FirstOrDefault(function => function is IMethodSymbol
            {
                MethodKind: MethodKind.Ordinary,
                DeclaredAccessibility: Accessibility.Public or Accessibility.Internal
            });
        if (other is null)
            return;

        foreach (var fire in elsewhere)
            code.Report(
                Rule,
                fire.Syntax.GetLocation(),
                other.Name,
                StatelessCode.Variable(fire.Instance)?.Name ?? "the machine");
    }
}
