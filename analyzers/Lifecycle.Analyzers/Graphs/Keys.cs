using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>The keys of stages and triggers, as manifests spell them.</summary>
internal static class Keys
{
    /// <summary>The key that an expression certainly gives; <see langword="null"/> where that is not known.</summary>
    public static string? Of(IOperation? expression)
    {
        while (expression is IConversionOperation { IsImplicit: true } conversion && conversion.Type?.SpecialType == SpecialType.System_Object)
            expression = conversion.Operand;

        return expression?.ConstantValue is { HasValue: true, Value: { } value } ? Of(value, expression.Type) : null;
    }

    /// <summary>The key of a constant; members of one value are one key, by the name of the first.</summary>
    public static string Of(object value, ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Enum } members
        && members.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(member => member.HasConstantValue && Equals(member.ConstantValue, value)) is { } member
            ? member.Name
            : Convert.ToString(value, CultureInfo.InvariantCulture);
}
