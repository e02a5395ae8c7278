using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>
/// Decides whether JSON options read and write types by the rules of System.Text.Json alone: without converters,
/// resolvers or handlers of the application.
/// </summary>
internal static class SubjectJson
{
    /// <summary>The settings that change neither which members are written nor how they are read.</summary>
    private static readonly string[] Harmless =
    [
        "PropertyNamingPolicy", "PropertyNameCaseInsensitive", "DictionaryKeyPolicy", "WriteIndented", "GenerationMode",
        "NumberHandling", "AllowTrailingCommas", "ReadCommentHandling", "MaxDepth", "Encoder", "DefaultBufferSize",
        "UseStringEnumConverter", "DefaultIgnoreCondition",
    ];

    /// <summary>Whether JSON options, or the type information that they give, are certainly plain.</summary>
    public static bool IsPlain(IOperation? json) => json is not null && Unwrapped.Expression(json) switch
    {
        IPropertyReferenceOperation { Instance: null, Property.Name: "Default" or "Web" } shared
            when IsOptions(shared.Type) => true,
        IPropertyReferenceOperation { Instance: { } instance } member when IsContext(instance.Type) =>
            (IsOptions(member.Type) || member.Type?.Name == "JsonTypeInfo") && IsPlainContext(instance.Type!),
        IInvocationOperation { TargetMethod.Name: "GetTypeInfo", Instance: { } options }
            when IsOptions(options.Type) => IsPlain(options),
        IObjectCreationOperation { Constructor: { } constructor } creation when IsOptions(creation.Type) =>
            constructor.Parameters.All(each => each.Type.TypeKind == TypeKind.Enum)
            && (creation.Initializer is null || creation.Initializer.Initializers.All(IsHarmless)),
        _ => false,
    };

    private static bool IsHarmless(IOperation setting) =>
        setting is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: var name } }
        && Harmless.Contains(name);

    private static bool IsOptions(ITypeSymbol? type) => Framework.Is(type, "System.Text.Json", "JsonSerializerOptions");

    private static bool IsContext(ITypeSymbol? type) =>
        Framework.Is(type?.BaseType, "System.Text.Json.Serialization", "JsonSerializerContext");

    private static bool IsPlainContext(ITypeSymbol context) =>
        context.GetAttributes()
            .Where(attribute => attribute.AttributeClass?.Name == "JsonSourceGenerationOptionsAttribute")
            .All(attribute => attribute.NamedArguments.All(each => Harmless.Contains(each.Key)));
}
