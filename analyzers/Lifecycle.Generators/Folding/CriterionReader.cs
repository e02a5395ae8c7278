using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Generators;

/// <summary>Reads the criterion that a call to <c>Requires</c> declares.</summary>
internal static class CriterionReader
{
    public static CriterionDeclaration Read(IInvocationOperation call, Location location)
    {
        if (call.TargetMethod is { TypeArguments: [var type], Parameters.IsEmpty: true })
            return new(IdOf(type), type, null, location);

        var id = Argument(call, "id")
            ?? (Argument(call, "description") is { } description ? DescribedId(description) : null);
        return new(
            id is { ConstantValue: { HasValue: true, Value: string text } } ? text : null,
            null,
            Argument(call, "predicate") ?? Argument(call, "evaluate"),
            location);
    }

    /// <summary>The id from the attribute, or the class's name without one. The engine uses the same rule.</summary>
    private static string? IdOf(ITypeSymbol type) =>
        type.GetAttributes().FirstOrDefault(attribute =>
            attribute.AttributeClass is
            {
                Name: "CriterionAttribute",
                ContainingNamespace: { Name: "Lifecycle", ContainingNamespace.IsGlobalNamespace: true },
            })
            is { } described
            ? described.ConstructorArguments.FirstOrDefault().Single() as string
            : (type as INamedTypeSymbol)?.MetadataName;

    private static IOperation? DescribedId(IOperation description)
    {
        while (description is IConversionOperation conversion)
            description = conversion.Operand;

        return (description as IObjectCreationOperation)
            ?.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)
            ?.Value;
    }

    private static IOperation? Argument(IInvocationOperation call, string parameter) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter)?.Value;
}
