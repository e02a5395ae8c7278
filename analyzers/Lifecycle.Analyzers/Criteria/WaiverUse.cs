using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>Finds the subject that a new waiver is certainly granted to.</summary>
/// <remarks>
/// A waiver names a criterion but no lifecycle, so a waiver alone may be meant for another lifecycle, a test or a
/// record. It counts only where it is added to a collection of a subject, or passed to the authority that grants
/// waivers of partnerships.
/// </remarks>
internal static class WaiverUse
{
    /// <summary>The type of the subject that receives a waiver; <see langword="null"/> if uncertain.</summary>
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

    /// <summary>Whether the code around a waiver may expect it to be refused.</summary>
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
