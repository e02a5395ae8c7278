using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>LFC1005: a fire whose payload does not match the trigger.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PayloadAnalyzer : LifecycleAnalyzer
{
    private const string Title = "The payload does not match the trigger";

    private static readonly DiagnosticDescriptor Superfluous = Rule.Usage(
        "LFC1005", DiagnosticSeverity.Error, Title,
        "{0} carries no payload, but {2} is given, so this throws. Remove it.");

    private static readonly DiagnosticDescriptor Missing = Rule.Usage(
        "LFC1005", DiagnosticSeverity.Error, Title,
        "{0} carries {1}, but no payload is given, so this throws. Set Payload.");

    private static readonly DiagnosticDescriptor Different = Rule.Usage(
        "LFC1005", DiagnosticSeverity.Error, Title,
        "{0} carries {1}, but the payload is {2}, so this throws. Pass a value of type {1}.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Superfluous, Missing, Different);

    private protected override void Start(CompilationStartAnalysisContext context, LifecycleVocabulary vocabulary) =>
        context.RegisterOperationAction(
            operation => Analyze(operation, (IInvocationOperation)operation.Operation, vocabulary),
            OperationKind.Invocation);

    private static void Analyze(
        OperationAnalysisContext context,
        IInvocationOperation call,
        LifecycleVocabulary vocabulary)
    {
        if ((vocabulary.Read(call) as FireAct ?? vocabulary.ReadManaged(call))
                is not { Trigger: { } trigger, Instance: var instance }
            || (vocabulary.GraphOf(instance.Type) ?? vocabulary.GraphOfManager(instance.Type)) is not { } graph
            || !graph.TryGetPayload(trigger, out var carried)
            || !TryGetPayload(call, out var payload))
        {
            return;
        }

        var isNull = payload is null or { ConstantValue: { HasValue: true, Value: null } };
        var broken = (carried, isNull) switch
        {
            (null, false) => Superfluous,
            (not null, true) => Missing,
            (not null, false) when !MayBe(context.Compilation, payload!, carried) => Different,
            _ => null,
        };
        if (broken is not null
            && !Expectation.IsExpected(call, context.Compilation.GetTypeByMetadataName("System.ArgumentException")))
            ReportWhereReached(
                context,
                Diagnostic.Create(
                    broken,
                    (payload ?? call).Syntax.GetLocation(),
                    trigger,
                    Shown(carried, context.Compilation),
                    payload?.Type?.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) ?? "a payload"));
    }

    /// <summary>
    /// Gets the payload of a call, if any; <see langword="false"/> if the command is not created in the call.
    /// </summary>
    private static bool TryGetPayload(IInvocationOperation call, out IOperation? payload)
    {
        payload = null;
        var command = LifecycleVocabulary.Argument(call, "command");
        while (command is IConversionOperation conversion)
            command = conversion.Operand;

        switch (command)
        {
            case null or { ConstantValue: { HasValue: true, Value: null } } or IDefaultValueOperation:
                return true;
            case IObjectCreationOperation creation:
                var given = creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>()
                    .FirstOrDefault(each => each.Target is IPropertyReferenceOperation { Property.Name: "Payload" });
                payload = given?.Value;
                while (payload is IConversionOperation { IsImplicit: true } conversion)
                    payload = conversion.Operand;
                return true;
            default:
                return false;
        }
    }

    private static bool MayBe(Compilation compilation, IOperation payload, string carried)
    {
        if (payload.Type is not { } given)
            return true;

        if (compilation.GetTypeByMetadataName(carried) is not { } expected)
            return !IsExact(payload) || Ancestors(given).Any(each => each.ToDisplayString() == carried);

        // The payload is unboxed from an object, so a numeric conversion does not apply.
        var conversion = compilation.ClassifyConversion(given, expected);
        return conversion.IsIdentity
            || conversion.IsReference
            || conversion.IsBoxing
            || conversion.IsUnboxing
            || given.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
            || given.TypeKind is TypeKind.TypeParameter or TypeKind.Dynamic;
    }

    /// <summary>Whether the payload is certainly no object of a type derived from its static type.</summary>
    private static bool IsExact(IOperation payload) =>
        payload is IObjectCreationOperation
        || payload.Type is { IsSealed: true }
            or { IsValueType: true, TypeKind: not TypeKind.TypeParameter }
            or IArrayTypeSymbol;

    /// <summary>The type itself, its base types and its interfaces.</summary>
    private static IEnumerable<ITypeSymbol> Ancestors(ITypeSymbol type)
    {
        for (var each = type; each is not null; each = each.BaseType)
            yield return each;

        foreach (var each in type.AllInterfaces)
            yield return each;
    }

    /// <summary>A type as it is written in source.</summary>
    private static string Shown(string? type, Compilation compilation) =>
        type is null ? "nothing"
        : compilation.GetTypeByMetadataName(type) is { } known
            ? known.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)
        : type.Substring(type.Substring(0, (type + "<").IndexOf('<')).LastIndexOfAny(['.', '+']) + 1);
}
