using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifecycle.Tool;

/// <summary>A call that fires.</summary>
/// <param name="TriggerType">The full name of the type of the trigger; <see langword="null"/> for any.</param>
/// <param name="Trigger">The trigger; <see langword="null"/> if the call may fire any.</param>
internal sealed record FireCall(string? TriggerType, ExpressionSyntax? Trigger);

/// <summary>Knows the calls of the library that fire triggers, and those that declare transitions.</summary>
internal sealed class FireCalls(Compilation compilation)
{
    private const string Library = "Lifecycle";

    private static readonly HashSet<string> Fires =
        ["FireAsync", "TryFireAsync", "Fire", "TryFire", "Then", "DueAfter", "DueBy"];

    private static readonly HashSet<string> TestKits =
        ["LifecycleModel", "ConcurrentModel", "Walks", "LifecycleArbitraries"];

    private static readonly HashSet<string> Declares = ["On", "Ignore", "Trigger", "Add"];

    /// <summary>Whether the name of a call is that of one that fires, so that it is worth a look.</summary>
    public static bool MayFire(InvocationExpressionSyntax call) =>
        call.Expression switch
        {
            MemberAccessExpressionSyntax access => Fires.Contains(access.Name.Identifier.ValueText)
                || access.Expression is SimpleNameSyntax kit && TestKits.Contains(kit.Identifier.ValueText),
            MemberBindingExpressionSyntax binding => Fires.Contains(binding.Name.Identifier.ValueText),
            SimpleNameSyntax name => Fires.Contains(name.Identifier.ValueText) || name.Identifier.ValueText == "Check",
            _ => false,
        };

    /// <summary>Reads a call; <see langword="null"/> if it fires nothing.</summary>
    public FireCall? Read(InvocationExpressionSyntax call, SemanticModel model)
    {
        if (model.GetSymbolInfo(call).Symbol is not IMethodSymbol method || !IsOfLibrary(method))
            return null;

        // The testing kit fires every trigger of a lifecycle.
        if (TestKits.Contains(method.ContainingType.Name))
            return TriggerTypeOf(method.TypeArguments) is { } tested ? new(tested, null) : null;

        var parameter = method.Parameters.FirstOrDefault(each => each.Name is "trigger" or "fires");
        if (parameter is null || !Fires.Contains(method.Name))
            return null;

        // Generic code of the library itself fires for its callers, whose code says what.
        if (parameter.Type is ITypeParameterSymbol && IsLibrary(compilation.AssemblyName))
            return null;

        var argument = call.ArgumentList.Arguments.FirstOrDefault(each => each.NameColon is { } named
            ? named.Name.Identifier.ValueText == parameter.Name
            : call.ArgumentList.Arguments.IndexOf(each) == parameter.Ordinal);

        // A manager that does not know the types takes the trigger of any lifecycle as text.
        var isOfAny = parameter.Type is ITypeParameterSymbol || method.ContainingType is { TypeArguments.Length: 0 };
        return new(isOfAny ? null : parameter.Type.ToDisplayString(), argument?.Expression);
    }

    /// <summary>The use that an attribute of the testing kit is: its property runs every walk of a lifecycle.</summary>
    public static TriggerUse? Tests(AttributeSyntax attribute, SemanticModel model)
    {
        if (attribute.Name is not GenericNameSyntax { TypeArgumentList.Arguments: [var argument] }
            || model.GetTypeInfo(argument).Type is not INamedTypeSymbol type
            || Generators.ManifestGenerator.DefinitionOf(type) is not { } definition
            || CodeLocation.Of(attribute.GetLocation()) is not { } location)
            return null;

        return new(TriggerUseKind.Fires, definition.TypeArguments[1].ToDisplayString(), null, null, location);
    }

    /// <summary>How a constant trigger is used, and the definition that declares a transition for it.</summary>
    public (TriggerUseKind Kind, string? Definition) KindOf(ExpressionSyntax trigger, SemanticModel model)
    {
        if (trigger.Parent is not ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call }
            || model.GetSymbolInfo(call).Symbol is not IMethodSymbol method
            || !IsOfLibrary(method))
            return (TriggerUseKind.Mentions, null);

        if (Read(call, model)?.Trigger == trigger)
            return (TriggerUseKind.Fires, null);

        var isDeclaration = Declares.Contains(method.Name)
            && (method.ContainingType.Name.EndsWith("Builder", StringComparison.Ordinal)
                || method.ContainingType.Name is "CriteriaChanges" or "LifecycleRegistration");
        return isDeclaration
            ? (TriggerUseKind.Declares, DefinitionAround(call, model))
            : (TriggerUseKind.Mentions, null);
    }

    private static string? DefinitionAround(SyntaxNode node, SemanticModel model) =>
        node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type
            ? model.GetDeclaredSymbol(type)?.ToDisplayString()
            : null;

    private static bool IsOfLibrary(IMethodSymbol method) => IsLibrary(method.ContainingAssembly?.Name);

    private static bool IsLibrary(string? assembly) =>
        assembly == Library
        || assembly?.StartsWith($"{Library}.", StringComparison.Ordinal) == true
            && !assembly.EndsWith(".Tests", StringComparison.Ordinal);

    /// <summary>The type of the triggers among the type arguments of a method of the testing kit.</summary>
    private static string? TriggerTypeOf(IReadOnlyList<ITypeSymbol> arguments) =>
        arguments is [_, var trigger, ..] && trigger is not ITypeParameterSymbol
            ? trigger.ToDisplayString()
            : arguments is [INamedTypeSymbol only]
                ? Generators.ManifestGenerator.DefinitionOf(only)?.TypeArguments[1].ToDisplayString()
                : null;
}
