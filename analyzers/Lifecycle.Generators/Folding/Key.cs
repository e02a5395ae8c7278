using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Generators;

/// <summary>The keys of stages and triggers, as manifests spell them.</summary>
internal static class Key
{
    /// <summary>
    /// The key that an expression evaluates to; <see langword="null"/> if that is known only at run time.
    /// </summary>
    public static string? Of(IOperation? expression)
    {
        while (expression is IConversionOperation { Type.SpecialType: SpecialType.System_Object } conversion)
            expression = conversion.Operand;

        if (expression is IFieldReferenceOperation
            {
                Field: { IsStatic: true, IsReadOnly: true, IsConst: false } field
            } reference)
            return OfInitializer(field, reference);

        return expression?.ConstantValue is { HasValue: true, Value: { } value } ? Of(value, expression.Type) : null;
    }

    /// <summary>The key of a constant. Enum members of equal value share the name of the first.</summary>
    public static string Of(object value, ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Enum } members
        && members
            .GetMembers()
            .OfType<IFieldSymbol>()
            .FirstOrDefault(member => member.HasConstantValue && Equals(member.ConstantValue, value))
            is { } member
            ? member.Name
            : Convert.ToString(value, CultureInfo.InvariantCulture);

    /// <summary>
    /// The key in a static readonly field that is initialized with a constant and written nowhere else.
    /// </summary>
    private static string? OfInitializer(IFieldSymbol field, IFieldReferenceOperation reference)
    {
        if (field.DeclaringSyntaxReferences is not [var declared]
            || declared.GetSyntax()
                is not Microsoft.CodeAnalysis.CSharp.Syntax.VariableDeclaratorSyntax { Initializer.Value: { } value }
            || value.SyntaxTree != reference.Syntax.SyntaxTree
            || field.ContainingType.StaticConstructors.Any(constructor => !constructor.IsImplicitlyDeclared))
        {
            return null;
        }

        // The conversion to the field's type is the parent of the operation for the initializer's syntax.
        var initializer = reference.SemanticModel?.GetOperation(value);
        while (initializer?.Parent is IConversionOperation { IsImplicit: true } conversion)
            initializer = conversion;

        return initializer is { ConstantValue.HasValue: true } ? Of(initializer) : null;
    }
}
