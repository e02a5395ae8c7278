using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>The statement of an operation in the innermost block that certainly runs it.</summary>
/// <param name="Block">The block.</param>
/// <param name="Index">The index of the statement in the block.</param>
internal sealed record CodePlace(IBlockOperation Block, int Index)
{
    /// <summary>
    /// The place of an operation; <see langword="null"/> if the operation is conditional within its statement.
    /// </summary>
    public static CodePlace? Of(IOperation operation)
    {
        var each = operation;
        while (each.Parent is { } parent)
        {
            if (parent is IBlockOperation block)
                return new(block, block.Operations.IndexOf(each));

            if (parent
                is IConditionalOperation
                    or ICoalesceOperation
                    or IConditionalAccessOperation
                    or ISwitchExpressionOperation
                    or ILoopOperation
                    or ISwitchOperation
                    or ITryOperation
                    or IBinaryOperation
                    or IAnonymousFunctionOperation)
                return null;

            each = parent;
        }

        return null;
    }

    /// <summary>The statements from this place up to a later one in the same block, both included.</summary>
    public IEnumerable<IOperation> UpTo(CodePlace later) =>
        Block.Operations.Skip(Index).Take(later.Index - Index + 1);

    /// <summary>The statements of the block before this place.</summary>
    public IEnumerable<IOperation> Before() => Block.Operations.Take(Index);

    /// <summary>
    /// Whether code in the same body certainly runs after this place whenever it runs.
    /// </summary>
    public bool Precedes(IOperation later)
    {
        for (var each = later; each.Parent is { } parent; each = parent)
        {
            if (IsBlock(parent))
                return ((IBlockOperation)parent).Operations.IndexOf(each) > Index
                    && !Block.Operations.Any(one => one is ILabeledOperation);

            if (each is IAnonymousFunctionOperation or ILocalFunctionOperation)
                return false;
        }

        return false;
    }

    /// <summary>Whether code lies within the block.</summary>
    public bool Surrounds(IOperation operation)
    {
        for (var each = operation.Parent; each is not null; each = each.Parent)
        {
            if (IsBlock(each))
                return true;
        }

        return false;
    }

    /// <summary>Whether an operation is the block; the code may have been read twice.</summary>
    public bool IsBlock(IOperation operation) => operation is IBlockOperation && operation.Syntax == Block.Syntax;

    /// <summary>Whether control may leave the block from within a statement.</summary>
    public static bool MayLeave(IOperation statement) =>
        Own(statement)
            .Any(operation =>
                operation is IReturnOperation { IsImplicit: false } or IBranchOperation or IThrowOperation);

    /// <summary>The operations of a statement, without the bodies of nested functions.</summary>
    public static IEnumerable<IOperation> Own(IOperation statement)
    {
        yield return statement;
        foreach (var child in statement.ChildOperations.Where(child =>
                child is not (IAnonymousFunctionOperation or ILocalFunctionOperation)))
        {
            foreach (var each in Own(child))
                yield return each;
        }
    }
}
