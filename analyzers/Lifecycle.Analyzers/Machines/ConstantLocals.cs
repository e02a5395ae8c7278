using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>Local variables that are set once, to a constant.</summary>
internal static class ConstantLocals
{
    /// <summary>
    /// The constant that a local variable always holds; <see langword="null"/> if it may hold another value, or its
    /// declaration is out of sight.
    /// </summary>
    public static IOperation? ValueOf(ILocalReferenceOperation reference)
    {
        IOperation root = reference;
        while (root.Parent is { } parent)
            root = parent;

        IOperation? value = null;
        foreach (var operation in root.Descendants())
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation declarator when Is(declarator.Symbol, reference.Local):
                    value = declarator.GetVariableInitializer()?.Value;
                    break;
                case ILocalReferenceOperation other when Is(other.Local, reference.Local) && MayWrite(other):
                    return null;
            }
        }

        return value?.ConstantValue is { HasValue: true, Value: not null } ? value : null;
    }

    private static bool Is(ILocalSymbol left, ILocalSymbol right) =>
        !left.IsRef && SymbolEqualityComparer.Default.Equals(left, right);

    private static bool MayWrite(ILocalReferenceOperation reference) =>
        reference.Parent switch
        {
            IAssignmentOperation assignment => assignment.Target == reference,
            IIncrementOrDecrementOperation or ITupleOperation or IAddressOfOperation => true,
            IArgumentOperation argument => argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out,
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.IsRef: true } } => true,
            _ => false,
        };
}
