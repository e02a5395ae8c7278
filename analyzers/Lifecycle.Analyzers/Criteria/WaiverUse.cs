using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>Says whom a new waiver is certainly granted to.</summary>
/// <remarks>
/// A waiver names a criterion, and no lifecycle: on its own it may be for another one, or for a test, a record or a
/// question whether it would be granted. So it counts only where it is put into a collection of a subject, or handed to
/// the authority that grants waivers of partnerships. A method of any other type may do anything with it.
/// </remarks>
internal static class WaiverUse
{
    /// <summary>The type of the subject that gets a waiver; <see langword="null"/> where that is not certain.</summary>
    public static ITypeSymbol? SubjectOf(IObjectCreationOperation waiver)
    {
        for (
            var (each, parent) = ((IOperation)waiver, waiver.Parent);
            parent is not null;
            (each, parent) = (parent, parent.Parent))
        {
            switch (parent)
            {
                case IAssignmentOperation
                {
                    Target: IMemberReferenceOperation { Instance: { } subject } target
                } assignment when assignment.Value == each:
                    return SymbolEqualityComparer.Default.Equals(target.Type, waiver.Type) ? null : subject.Type;
                case IArgumentOperation
                {
                    Parent: IInvocationOperation
                    {
                        Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver }
                    }
                }:
                case IInvocationOperation
                {
                    Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver }
                }:
                case IConversionOperation
                or IArrayInitializerOperation
                or IArrayCreationOperation
                or IObjectOrCollectionInitializerOperation
                or IObjectCreationOperation:
                case { Syntax: Microsoft.CodeAnalysis.CSharp.Syntax.CollectionExpressionSyntax }:
                    break;
                case IArgumentOperation { Parent: IInvocationOperation call }:
                    return SubjectOf(call);
                default:
                    return null;
            }
        }

        return null;
    }

    /// <summary>Whether the code is ready for a refusal, or hands the waiver to something that may be.</summary>
    public static bool MayBeRefused(IOperation waiver)
    {
        for (var parent = waiver.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation or ITryOperation { Catches.Length: > 0 })
                return true;
        }

        return false;
    }

    private static ITypeSymbol? SubjectOf(IInvocationOperation call)
    {
        var type = call.TargetMethod.ContainingType;
        if (call.TargetMethod.Name is "Add" or "Insert"
            && type.ContainingNamespace?.ToDisplayString()
                is "System.Collections.Generic"
                    or "System.Collections.ObjectModel")
            return
                call.Instance is { } collection
                && Unwrapped.Expression(collection) is IMemberReferenceOperation { Instance: { } subject }
                ? subject.Type
                : null;

        return call.TargetMethod.Name == "Grant" && type.ToDisplayString() == "Lifecycle.Partnerships.WaiverAuthority"
            ? call.TargetMethod.Parameters[0].Type
            : null;
    }
}
