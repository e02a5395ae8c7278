using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>
/// Follows machines through the elements of tuples that a local variable is initialized with and that are only read.
/// </summary>
internal static class TupleElements
{
    /// <summary>
    /// The expressions that read an element of a tuple; <see langword="null"/> if other code may get or change the
    /// tuple.
    /// </summary>
    public static IReadOnlyList<IOperation>? ReadsOf(ITupleOperation tuple, IOperation element, Machines machines) =>
        MachineReader.Outermost(tuple).Parent
            is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }
        && ReadsOf(local, tuple, machines) is { } reads
            ? [.. reads.Where(read => PositionOf(read.Field) == tuple.Elements.IndexOf(element))]
            : null;

    /// <summary>The value of the element that an expression reads; <see langword="null"/> if unknown.</summary>
    public static IOperation? ValueOf(IFieldReferenceOperation read, Machines machines)
    {
        if (read.Instance is not ILocalReferenceOperation { Local: var local })
            return null;

        var tuple = machines.OperationsOf(RootOf(read))
            .OfType<IVariableDeclaratorOperation>()
            .Where(each => SymbolEqualityComparer.Default.Equals(each.Symbol, local))
            .Select(each => each.GetVariableInitializer()?.Value)
            .FirstOrDefault();
        return tuple is not null
            && Unwrapped.Expression(tuple) is ITupleOperation { Elements: var elements } written
            && ReadsOf(local, written, machines) is not null
            && PositionOf(read.Field) is var position
            && position < elements.Length
                ? elements[position]
                : null;
    }

    /// <summary>The uses of a tuple, if all of them read an element.</summary>
    private static IFieldReferenceOperation[]? ReadsOf(
        ILocalSymbol local,
        ITupleOperation tuple,
        Machines machines)
    {
        if (local.IsRef)
            return null;

        var uses = machines.OperationsOf(RootOf(tuple))
            .OfType<ILocalReferenceOperation>()
            .Where(use => SymbolEqualityComparer.Default.Equals(use.Local, local))
            .ToArray();
        var reads = uses.Select(use => use.Parent)
            .OfType<IFieldReferenceOperation>()
            .Where(read => read.Field.ContainingType.IsTupleType && PositionOf(read.Field) >= 0 && !IsWritten(read))
            .ToArray();
        return reads.Length == uses.Length ? reads : null;
    }

    private static bool IsWritten(IOperation read) => read.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == read,
        IIncrementOrDecrementOperation => true,
        IArgumentOperation { Parameter.RefKind: not RefKind.None } => true,
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.IsRef: true } } => true,
        ITupleOperation tuple => IsWritten(tuple),
        IFieldReferenceOperation inner => IsWritten(inner),
        _ => false,
    };

    private static int PositionOf(IFieldSymbol element) =>
        int.TryParse((element.CorrespondingTupleField ?? element).Name.Substring("Item".Length), out var position)
            ? position - 1
            : -1;

    private static IOperation RootOf(IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;

        return operation;
    }
}
