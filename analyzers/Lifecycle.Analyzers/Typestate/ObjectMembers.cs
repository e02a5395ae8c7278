using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>A member of an object, as a variable.</summary>
/// <param name="Id">The identity of the object.</param>
/// <param name="Member">The member.</param>
internal sealed record MemberPath(object Id, ISymbol Member);

/// <summary>
/// Instances in members of other objects, such as <c>order.Lifecycle</c>: a member that keeps its object is a variable
/// of the object that a local variable, a parameter or a field holds.
/// </summary>
internal sealed class ObjectMembers(
    Vocabulary vocabulary,
    Memory memory,
    Storage storage,
    StableMembers stable,
    CapturedVariables captured
)
{
    /// <summary>
    /// Whether the code around an expression only keeps the object in a variable, compares it with
    /// <see langword="null"/>, uses what one of its members stores, or calls a method, which the call judges.
    /// </summary>
    public static bool IsKept(IOperation expression) => expression.Parent switch
    {
        null or IFlowCaptureOperation or IExpressionStatementOperation or IIsNullOperation => true,
        IConversionOperation { OperatorMethod: null } conversion => IsKept(conversion),
        ISimpleAssignmentOperation assignment => assignment.Value == expression,
        IFieldReferenceOperation => true,
        IInvocationOperation call => call.Instance == expression,
        IPropertyReferenceOperation { Property: { IsIndexer: false } property } => ApplicationCode.IsStorage(property),
        _ => false,
    };

    /// <summary>The variable of an expression; <see langword="null"/> if the expression is no such member.</summary>
    public object? Of(IOperation expression) =>
        expression is IMemberReferenceOperation member && vocabulary.IsInstance(expression.Type)
            ? PathOf(member)
            : null;

    /// <summary>The instance in a member of a known object; <see langword="null"/> if unknown.</summary>
    public InstanceValue? Of(Value? owner, ISymbol? member) =>
        owner is ObjectValue { Id: var id } && member is not null && stable.Contain(member)
            ? memory.State?[new MemberPath(id, member)] as InstanceValue
            : null;

    private MemberPath? PathOf(IMemberReferenceOperation member) =>
        member.Instance is { Type.IsReferenceType: true } owner
        && stable.Contain(member.Member)
        && member.Member is IFieldSymbol
            or IPropertySymbol { IsIndexer: false }
        && (member.Member is not IPropertySymbol property || ApplicationCode.IsStorage(property))
        && IdentityOf(Unwrapped.Expression(owner)) is { } id
            ? new(id, member.Member)
            : null;

    private object? IdentityOf(IOperation owner)
    {
        if (owner is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance })
            return InstanceReferenceKind.ContainingTypeInstance;

        var variable = storage.Of(owner) ?? (owner is IMemberReferenceOperation member ? PathOf(member) : null);
        if (variable is null
            or IParameterSymbol { RefKind: not RefKind.None }
            or ILocalSymbol { IsRef: true }
            || captured.IsWritten(variable))
            return null;

        return memory.State![variable] switch
        {
            ObjectValue { Id: var id } => id,
            null => memory.Identify(variable, owner),
            _ => null,
        };
    }
}
