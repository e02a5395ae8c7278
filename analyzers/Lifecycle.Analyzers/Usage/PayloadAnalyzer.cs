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
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(UsageRules.WrongPayload);

    private protected override void Start(CompilationStartAnalysisContext context, LifecycleVocabulary vocabulary) =>
        context.RegisterOperationAction(
            operation => Analyze(operation, (IInvocationOperation)operation.Operation, vocabulary),
            OperationKind.Invocation);

    private static void Analyze(
        OperationAnalysisContext context,
        IInvocationOperation call,
        LifecycleVocabulary vocabulary)
    {
        if (vocabulary.Read(call) is not FireAct { Trigger: { } trigger, Instance: var instance }
            || vocabulary.GraphOf(instance.Type) is not { } graph
            || !graph.TryGetPayload(trigger, out var carried)
            || !TryGetPayload(call, out var payload))
        {
            return;
        }

        var isNull = payload is null or { ConstantValue: { HasValue: true, Value: null } };
        var message = (carried, isNull) switch
        {
            (null, false) => $"{trigger} carries no payload, but one is given. Remove it.",
            (not null, true) => $"{trigger} carries {Short(carried)}, but no payload is given. Set Payload.",
            (not null, false) when !MayBe(context.Compilation, payload!, carried) =>
                $"{trigger} carries {Short(carried)}, but the payload is "
                    + $"{payload!.Type!.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}. Pass a "
                    + $"value of type {Short(carried)}.",
            _ => null,
        };
        if (message is not null
            && !Expectation.IsExpected(call, context.Compilation.GetTypeByMetadataName("System.ArgumentException")))
            ReportWhereReached(
                context,
                Diagnostic.Create(UsageRules.WrongPayload, (payload ?? call).Syntax.GetLocation(), message));
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
        if (payload.Type is not { } given || compilation.GetTypeByMetadataName(carried) is not { } expected)
            return true;

        // The payload is unboxed from an object, so a numeric conversion does not apply.
        var conversion = compilation.ClassifyConversion(given, expected);
        return conversion.IsIdentity
            || conversion.IsReference
            || conversion.IsBoxing
            || conversion.IsUnboxing
            || given.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
            || given.TypeKind is TypeKind.TypeParameter or TypeKind.Dynamic;
    }

    private static string Short(string type) => type.Substring(type.LastIndexOfAny(['.', '+']) + 1);
}
