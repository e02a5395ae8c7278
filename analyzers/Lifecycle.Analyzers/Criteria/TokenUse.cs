using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>Says whether a call that is awaited could be given a token, and is given none.</summary>
internal static class TokenUse
{
    public static bool Drops(IInvocationOperation call) => IsAwaited(call) && (TakesDefault(call) ?? HasOverload(call));

    private static bool IsAwaited(IOperation call)
    {
        var parent = call.Parent;
        while (parent is IConversionOperation or IObjectCreationOperation or IArgumentOperation or IParenthesizedOperation
            or IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask" })
        {
            parent = parent.Parent;
        }

        return parent is IAwaitOperation or IReturnOperation;
    }

    /// <summary>Whether the token is the default one; <see langword="null"/> where the method takes none.</summary>
    private static bool? TakesDefault(IInvocationOperation call)
    {
        var argument = call.Arguments.FirstOrDefault(each => IsToken(each.Parameter?.Type));
        if (argument is null)
            return null;

        var value = argument.Value;
        while (value is IConversionOperation conversion)
            value = conversion.Operand;

        return argument.ArgumentKind == ArgumentKind.DefaultValue
            || value is IDefaultValueOperation or IPropertyReferenceOperation { Property: { Name: "None", ContainingType.Name: "CancellationToken" } };
    }

    /// <summary>Whether the same method with a token behind the other parameters exists.</summary>
    private static bool HasOverload(IInvocationOperation call)
    {
        var method = call.TargetMethod.OriginalDefinition;
        return call.TargetMethod.ContainingType.OriginalDefinition.GetMembers(method.Name).OfType<IMethodSymbol>().Any(other =>
            other.Parameters.Length == method.Parameters.Length + 1
            && other.IsStatic == method.IsStatic
            && other.Arity == method.Arity
            && other.DeclaredAccessibility >= method.DeclaredAccessibility
            && IsToken(other.Parameters[other.Parameters.Length - 1].Type)
            && method.Parameters.Zip(other.Parameters, (one, another) => SymbolEqualityComparer.Default.Equals(one.Type, another.Type) && one.RefKind == another.RefKind).All(same => same)
            && SymbolEqualityComparer.Default.Equals(other.ReturnType, method.ReturnType));
    }

    private static bool IsToken(ITypeSymbol? type) => type is { Name: "CancellationToken", ContainingNamespace.Name: "Threading" };
}
