using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>
/// The states that an expression takes one after the other: a constant, a parameter that every call sets to a
/// constant, or the variable of a loop over constants.
/// </summary>
internal static class StateKeys
{
    /// <summary>The keys of the states; empty if they are known only at run time.</summary>
    public static IReadOnlyCollection<string> Of(IOperation? expression, Machines machines)
    {
        if (expression is null)
            return [];

        if (StatelessCode.Key(expression) is { } key)
            return [key];

        return Known(
            Unwrapped.Expression(expression) switch
            {
                IParameterReferenceOperation { Parameter: var parameter } reference when !IsWritten(reference) =>
                    ArgumentsFor(parameter, machines),
                ILocalReferenceOperation { Local: var local } reference => Elements(local, reference),
                _ => null,
            });
    }

    private static string[] Known(IEnumerable<string?>? keys)
    {
        var all = keys?.Distinct().ToArray() ?? [];
        return all.Contains(null) ? [] : [.. all.OfType<string>()];
    }

    /// <summary>The arguments of all calls of a method that only its type can call.</summary>
    private static IEnumerable<string?>? ArgumentsFor(IParameterSymbol parameter, Machines machines) =>
        parameter.ContainingSymbol is IMethodSymbol method
        && MachineReader.IsKept(method)
        && machines.ScopeOf(method) is { } scope
            ? scope
                .CallsOf(method)
                .Select(call =>
                    StatelessCode.Key(
                        (call as IInvocationOperation)
                            ?.Arguments.FirstOrDefault(argument =>
                                argument.Parameter?.Ordinal == parameter.Ordinal)
                            ?.Value))
            : null;

    /// <summary>The elements of the collection that a loop over constants assigns to its variable.</summary>
    private static IEnumerable<string?>? Elements(ILocalSymbol local, IOperation reference)
    {
        for (var each = reference.Parent; each is not null; each = each.Parent)
        {
            if (each is IForEachLoopOperation { Locals: [var variable] } loop
                && SymbolEqualityComparer.Default.Equals(variable, local))
                return Unwrapped.Expression(loop.Collection) switch
                {
                    IArrayCreationOperation { Initializer.ElementValues: var values } => values.Select(
                        StatelessCode.Key),
                    IInvocationOperation { TargetMethod: { Name: "GetValues", ContainingType.Name: "Enum" } }
                        when local.Type is INamedTypeSymbol { TypeKind: TypeKind.Enum } states => states
                            .GetMembers()
                            .OfType<IFieldSymbol>()
                            .Where(member => member.HasConstantValue)
                            .Select(member => Generators.Key.Of(member.ConstantValue!, states)),
                    _ => null,
                };
        }

        return null;
    }

    /// <summary>Whether the code around a reference to a parameter gives the parameter another value.</summary>
    public static bool IsWritten(IParameterReferenceOperation reference)
    {
        bool IsTarget(IOperation target) =>
            target
                .DescendantsAndSelf()
                .OfType<IParameterReferenceOperation>()
                .Any(each => SymbolEqualityComparer.Default.Equals(each.Parameter, reference.Parameter));
        IOperation root = reference;
        while (root.Parent is { } parent)
            root = parent;

        return root.Descendants().Any(operation =>
            operation switch
            {
                IAssignmentOperation assignment => IsTarget(assignment.Target),
                IIncrementOrDecrementOperation step => IsTarget(step.Target),
                IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument =>
                    IsTarget(argument.Value),
                IVariableDeclaratorOperation { Symbol.IsRef: true } alias => IsTarget(alias),
                IAddressOfOperation address => IsTarget(address.Reference),
                _ => false,
            });
    }
}
