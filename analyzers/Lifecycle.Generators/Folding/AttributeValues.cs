using Microsoft.CodeAnalysis;

namespace Lifecycle.Generators;

/// <summary>Reads the arguments of attributes, which may be arrays wherever the compiler allows an object.</summary>
internal static class AttributeValues
{
    /// <summary>The value of an argument; <see langword="null"/> for an array.</summary>
    public static object? Single(this TypedConstant argument) =>
        argument.Kind == TypedConstantKind.Array ? null : argument.Value;

    /// <summary>The argument itself, or the elements of the array that it is, at any depth.</summary>
    public static IEnumerable<TypedConstant> Elements(this TypedConstant argument) =>
        argument.Kind != TypedConstantKind.Array ? [argument]
        : argument.IsNull ? []
        : argument.Values.SelectMany(Elements);
}
