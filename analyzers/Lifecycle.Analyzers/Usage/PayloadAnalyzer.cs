using System.Collections.Immutable;
using Lifecycle.Generators;
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
        "{0} carries {1}, but no payload is given, so this cannot take effect. Set Payload.");

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
        if (payload.Type is not { } given || RuntimeType.Find(compilation, carried) is not { } expected)
            return true;

        // The payload is unboxed from an object, so a numeric conversion does not apply.
        var conversion = compilation.ClassifyConversion(given, expected);
        return conversion.IsIdentity
            || conversion.IsReference
            || conversion.IsBoxing
            || conversion.IsUnboxing
            || given.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
            || given.TypeKind is TypeKind.TypeParameter or TypeKind.Dynamic
            || (IsArrayOfNumbers(given) && expected is IArrayTypeSymbol or { TypeKind: TypeKind.Interface });
    }

    /// <summary>
    /// Whether a type is an array that the runtime takes for one of other numbers of the same size, as
    /// <see langword="int"/> for <see langword="uint"/> or for an enum, which the language does not.
    /// </summary>
    private static bool IsArrayOfNumbers(ITypeSymbol type) =>
        type is IArrayTypeSymbol { ElementType: { IsValueType: true, TypeKind: TypeKind.Enum or TypeKind.Struct } };

    /// <summary>A type as it is written in source.</summary>
    private static string Shown(string? type, Compilation compilation) =>
        type is null ? "nothing"
        : type == RuntimeType.Open ? "a payload"
        : RuntimeType.Find(compilation, type)?.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)
            ?? RuntimeType.Readable(type);
}
