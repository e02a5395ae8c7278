using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>LFC4024: a new object of a class without equality, used where only an equal object has an effect.</summary>
internal sealed class FreshKey : StatelessRule
{
    private const string Title = "A new object never equals a configured state or trigger";

    private static readonly DiagnosticDescriptor Trigger = Describe(
        "LFC4024", DiagnosticSeverity.Warning, Title,
        "{0} has no equality of its own, so no state permits this new object, and this throws. Fire the object that "
            + "was permitted, or make {0} a record.");

    private static readonly DiagnosticDescriptor State = Describe(
        "LFC4024", DiagnosticSeverity.Warning, Title,
        "{0} has no equality of its own, so the machine is never in this new object. Configure the object that is "
            + "entered, or make {0} a record.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(Trigger, State);

    /// <inheritdoc/>
    public override void Check(IInvocationOperation call, MemberCode code)
    {
        if (!code.Symbols.IsMachine(call.TargetMethod.ContainingType))
            return;

        if (call.TargetMethod.Name == "Configure"
            && StatelessCode.Argument(call, "state") is { } state
            && IsFresh(state)
            && StatelessCode.FunctionAround(call) is null)
            code.Report(State, state.Syntax.GetLocation(), Unwrapped.Expression(state).Type!.Name);
        else if (call.TargetMethod.Name == "Fire"
            && StatelessCode.Argument(call, "trigger") is { } trigger
            && IsFresh(trigger)
            && !code.IsExpectedToThrow(call, code.Symbols.Refusal)
            && IsWithoutHandler(call, code))
            code.Report(Trigger, trigger.Syntax.GetLocation(), Unwrapped.Expression(trigger).Type!.Name);
    }

    /// <summary>Whether no other object can equal the value of an expression.</summary>
    private static bool IsFresh(IOperation value)
    {
        if (Unwrapped.Expression(value)
            is not IObjectCreationOperation { Type: INamedTypeSymbol { TypeKind: TypeKind.Class } type })
            return false;

        for (var each = type; each.SpecialType != SpecialType.System_Object; each = each.BaseType!)
        {
            // A type of another assembly may hide its members.
            if (each.DeclaringSyntaxReferences.IsEmpty || each.IsRecord || each.GetMembers("Equals").Length > 0)
                return false;
        }

        return true;
    }

    /// <summary>Whether the machine is in a variable of this type and handles no unhandled triggers.</summary>
    private static bool IsWithoutHandler(IInvocationOperation fire, MemberCode code)
    {
        if (StatelessCode.Variable(fire.Instance) is not { } variable
            || variable is not ILocalSymbol and not IFieldSymbol { DeclaredAccessibility: Accessibility.Private }
            || code.Machines.ScopeOf(variable) is not { } scope)
            return false;

        return scope.ReferencesOf(variable).All(reference =>
            reference.Parent switch
            {
                IInvocationOperation { Instance: { } instance } call when instance == reference =>
                    !call.TargetMethod.Name.StartsWith("OnUnhandled", StringComparison.Ordinal),
                IPropertyReferenceOperation or IAssignmentOperation => true,
                _ => false,
            });
    }
}
