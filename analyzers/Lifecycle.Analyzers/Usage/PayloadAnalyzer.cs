using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>LFC1005: a fire whose payload is not what the trigger carries.</summary>
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
            (null, false) => $"{trigger} carries nothing, and a payload is given. Leave it out.",
            (not null, true) => $"{trigger} carries {Short(carried)}, and no payload is given. Give one.",
            (not null, false) when !MayBe(context.Compilation, payload!, carried) =>
                $"{trigger} carries {Short(carried)}, and "
                    + $"{payload!.Type!.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)} is given.",
            _ => null,
        };
        if (message is not null
            && !Expectation.IsExpected(call, context.Compilation.GetTypeByMetadataName("System.ArgumentException")))
            context.ReportDiagnostic(
                Diagnostic.Create(UsageRules.WrongPayload, (payload ?? call).Syntax.GetLocation(), message));
    }

    /// <summary>
    /// The payload that a call gives, if any; <see langword="false"/> where the command comes from elsewhere.
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

        // Only what is of the type itself can be taken out of an object; a number is not converted on the way.
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
