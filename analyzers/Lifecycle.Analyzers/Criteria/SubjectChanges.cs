using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>LFC3003: finds changes to the subject, and fires, in the code of a criterion.</summary>
internal sealed class SubjectChanges(Evaluation evaluation, LifecycleVocabulary vocabulary)
{
    private static readonly ImmutableHashSet<string> Mutators = ImmutableHashSet.Create(
        "Add", "AddRange", "AddFirst", "AddLast", "AddOrUpdate", "TryAdd", "Insert", "InsertRange", "Push", "Enqueue",
        "Remove", "RemoveAt", "RemoveAll", "RemoveRange", "RemoveWhere", "RemoveFirst", "RemoveLast", "TryRemove",
        "Pop", "TryPop", "Dequeue", "TryDequeue", "Clear", "Sort", "Reverse",
        "UnionWith", "ExceptWith", "IntersectWith", "SymmetricExceptWith");

    private readonly SubjectReferences _subject = new(evaluation);

    /// <summary>The side effect of an operation; <see langword="null"/> if it has no certain side effect.</summary>
    public string? Of(IOperation operation) =>
        operation switch
        {
            IInvocationOperation call when vocabulary.Read(call) is FireAct fire => IsTrial(fire.Instance)
                ? null
                : "fires a trigger. Fire it from an action, or after the verdict",
            IInvocationOperation { Instance: { } collection } call
                when Mutators.Contains(call.TargetMethod.Name) && IsCollection(call.TargetMethod.ContainingType) =>
                Changes(_subject.Held(collection)),
            IAssignmentOperation assignment => Changes(
                Targets(assignment.Target).Select(Written).FirstOrDefault(written => written is not null)),
            IIncrementOrDecrementOperation increment => Changes(Written(increment.Target)),
            IArgumentOperation { Parameter.RefKind: RefKind.Out } argument => Changes(Written(argument.Value)),
            _ => null,
        };

    private static string? Changes(string? what) => what is null ? null : $"changes {what}. Change it in an action";

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
