using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>LFC3003: a criterion that fires a trigger or changes its subject.</summary>
internal sealed class SideEffect(Evaluation evaluation, LifecycleVocabulary vocabulary) : EvaluationRule
{
    private const string Title = "A criterion has a side effect";

    private static readonly DiagnosticDescriptor Fires = Rule.Criteria(
        "LFC3003", DiagnosticSeverity.Warning, Title,
        "This {0} fires a trigger. Fire it from an action, or after the verdict.");

    private static readonly DiagnosticDescriptor Changes = Rule.Criteria(
        "LFC3003", DiagnosticSeverity.Warning, Title,
        "This {1} changes {0}. Change it in an action.");

    public static readonly ImmutableArray<DiagnosticDescriptor> Descriptors = ImmutableArray.Create(Fires, Changes);

    private static readonly ImmutableHashSet<string> Mutators = ImmutableHashSet.Create(
        "Add", "AddRange", "AddFirst", "AddLast", "AddOrUpdate", "TryAdd", "Insert", "InsertRange", "Push", "Enqueue",
        "Remove", "RemoveAt", "RemoveAll", "RemoveRange", "RemoveWhere", "RemoveFirst", "RemoveLast", "TryRemove",
        "Pop", "TryPop", "Dequeue", "TryDequeue", "Clear", "Sort", "Reverse",
        "UnionWith", "ExceptWith", "IntersectWith", "SymmetricExceptWith");

    private readonly SubjectReferences _subject = new(evaluation);

    public override Diagnostic? Check(IOperation operation) =>
        operation is IInvocationOperation call
        && (vocabulary.Read(call) as FireAct ?? vocabulary.ReadManaged(call)) is { } fire
            ? IsTrial(fire.Instance)
                ? null
                : Diagnostic.Create(Fires, operation.Syntax.GetLocation(), evaluation.Noun)
            : Changed(operation) is { } changed
                ? Diagnostic.Create(Changes, operation.Syntax.GetLocation(), changed, evaluation.Noun)
                : null;

    /// <summary>What an operation changes; <see langword="null"/> if it has no certain side effect.</summary>
    private string? Changed(IOperation operation) =>
        operation switch
        {
            IInvocationOperation { Instance: { } collection } call
                when Mutators.Contains(call.TargetMethod.Name) && IsCollection(call.TargetMethod.ContainingType) =>
                _subject.Held(collection),
            IAssignmentOperation assignment => Targets(assignment.Target)
                .Select(Written)
                .FirstOrDefault(written => written is not null),
            IIncrementOrDecrementOperation increment => Written(increment.Target),
            IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref } argument when !IsRead(argument) =>
                Written(argument.Value),
            _ => null,
        };

    /// <summary>A <c>ref</c> argument may only be read, except by <c>Interlocked</c>.</summary>
    private static bool IsRead(IArgumentOperation argument) =>
        argument.Parameter!.RefKind == RefKind.Ref
        && !(argument.Parameter.ContainingSymbol is IMethodSymbol { Name: not ("Read" or "CompareExchange") } method
            && Framework.Is(method.ContainingType, "System.Threading", "Interlocked"));

    private static IEnumerable<IOperation> Targets(IOperation target) =>
        target is ITupleOperation tuple ? tuple.Elements.SelectMany(Targets) : [target];

    private static bool IsCollection(ITypeSymbol type) =>
        type.ContainingNamespace?.ToDisplayString()
            is "System.Collections.Generic"
                or "System.Collections.ObjectModel"
                or "System.Collections.Concurrent";

    private string? Written(IOperation target) =>
        target switch
        {
            IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } collection } => _subject.Held(
                collection),
            IArrayElementReferenceOperation element => _subject.Held(element.ArrayReference),
            IMemberReferenceOperation { Instance: { Type.IsReferenceType: true } instance, Member: var member } =>
                _subject.Held(instance) is { } held
                    ? held == SubjectReferences.Whole
                        ? $"{member.Name} of the subject"
                        : held
                    : null,
            _ => null,
        };

    /// <summary>Whether an instance was started or resumed in this code, as a trial with another subject.</summary>
    private bool IsTrial(IOperation instance)
    {
        var origin = _subject.Origin(instance);
        return origin
                is IInvocationOperation { TargetMethod.Name: "Start" or "Resume", Arguments: [var subject, ..] } start
            && vocabulary.IsInstance(start.TargetMethod.ReturnType)
            && _subject.Held(subject.Value) is null;
    }
}
