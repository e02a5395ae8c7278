using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>LFC1012: a stored subject with a member that JSON writes and cannot read back.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LossySubjectAnalyzer : LifecycleAnalyzer
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Usage(
        "LFC1012", DiagnosticSeverity.Warning, "A stored subject loses a member",
        "{0} loses {1} when it is stored: System.Text.Json writes it and cannot read it back. Give it a public setter, "
            + "[JsonInclude] with a setter, or a parameter of the constructor that JSON calls.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptor);

    private protected override void Start(CompilationStartAnalysisContext context, LifecycleVocabulary vocabulary)
    {
        context.RegisterOperationAction(
            operation => AnalyzeManager(operation, (IObjectCreationOperation)operation.Operation, vocabulary),
            OperationKind.ObjectCreation);
        context.RegisterOperationAction(
            operation => AnalyzeRegistration(operation, (IInvocationOperation)operation.Operation, vocabulary),
            OperationKind.Invocation);
    }

    /// <summary>A manager that is made with the JSON of its subjects.</summary>
    private static void AnalyzeManager(
        OperationAnalysisContext context,
        IObjectCreationOperation creation,
        LifecycleVocabulary vocabulary)
    {
        if (creation.Type is INamedTypeSymbol { TypeArguments: [_, _, var subject] }
            && vocabulary.IsManager(creation.Type)
            && creation.Arguments.FirstOrDefault(each => each.Parameter?.Name == "subject")?.Value is { } json
            && SubjectJson.IsPlain(json))
            Report(context, subject, creation.Syntax.GetLocation());
    }

    /// <summary>A registration that sets the JSON options of its storage.</summary>
    private static void AnalyzeRegistration(
        OperationAnalysisContext context,
        IInvocationOperation call,
        LifecycleVocabulary vocabulary)
    {
        if (call.TargetMethod.Name != "ConfigureStorage"
            || SubjectOf(call.TargetMethod.ContainingType, vocabulary) is not { } subject
            || LifecycleVocabulary.Argument(call, "configure") is not { } configure
            || Code(Unwrapped.Delegate(configure)) is not { } code)
            return;

        var options = code
            .DescendantsAndSelf()
            .OfType<ISimpleAssignmentOperation>()
            .Where(each => each.Target is IPropertyReferenceOperation { Property.Name: "Json" })
            .Take(2)
            .ToArray();
        if (options is [{ Value: var json }] && SubjectJson.IsPlain(json))
            Report(context, subject, configure.Syntax.GetLocation());
    }

    private static ITypeSymbol? SubjectOf(INamedTypeSymbol registration, LifecycleVocabulary vocabulary)
    {
        if (!LifecycleSymbols.Is(registration.BaseType, vocabulary.Symbols.Registration))
            return null;

        return registration.TypeArguments switch
        {
            [_, _, var subject] => subject,
            [var definition] => vocabulary.Symbols.DefinitionOf(definition)?.TypeArguments[2],
            _ => null,
        };
    }

    /// <summary>The code of a lambda, or of a method in the same file.</summary>
    private static IOperation? Code(IOperation function) => function switch
    {
        IAnonymousFunctionOperation lambda => lambda.Body,
        IMethodReferenceOperation { Method.DeclaringSyntaxReferences: [var declared] } reference
            when declared.SyntaxTree == reference.Syntax.SyntaxTree =>
            reference.SemanticModel?.GetOperation(declared.GetSyntax()),
        _ => null,
    };

    private static void Report(OperationAnalysisContext context, ITypeSymbol subject, Location place)
    {
        if (subject is not INamedTypeSymbol type || new SubjectContract(type).Lost() is not { Count: > 0 } lost)
            return;

        ReportWhereReached(
            context,
            Diagnostic.Create(
                Descriptor,
                place,
                lost.Select(each => each.Locations[0])
                    .Where(each => each.SourceTree is { } tree && context.Compilation.ContainsSyntaxTree(tree)),
                subject.Name,
                string.Join(", ", lost.Select(each => each.Name))));
    }
}
