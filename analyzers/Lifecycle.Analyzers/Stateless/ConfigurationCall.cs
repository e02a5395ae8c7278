using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>One call that configures a machine or one of its states, and its place in the code.</summary>
/// <param name="Call">The call.</param>
/// <param name="Owner">The variable of the machine, or of the configuration if the machine is unknown.</param>
/// <param name="State">The key of the configured state; <see langword="null"/> if there is none, or it is
/// unknown.</param>
/// <param name="Block">The block that certainly runs the call; <see langword="null"/> if the call is conditional within
/// its statement.</param>
/// <param name="Index">The index of the call's statement in the block.</param>
internal sealed record ConfigurationCall(
    IInvocationOperation Call,
    ISymbol Owner,
    string? State,
    IBlockOperation? Block,
    int Index
)
{
    /// <summary>Reads a call; <see langword="null"/> if it configures no known variable.</summary>
    public static ConfigurationCall? Of(IInvocationOperation call, Machines machines)
    {
        if (machines.Symbols.IsMachine(call.TargetMethod.ContainingType))
            return StatelessCode.Variable(call.Instance) is { } machine ? At(call, machine, null) : null;

        if (!machines.Symbols.IsConfiguration(call.TargetMethod.ContainingType))
            return null;

        var start = StatelessCode.StartOf(call, machines.Symbols);
        if (StatelessCode.Variable(start) is { } configuration)
        {
            if (machines.ScopeOf(configuration)?.OnlyValueOf(configuration) is not IInvocationOperation known)
                return At(call, configuration, null);

            start = StatelessCode.StartOf(known, machines.Symbols);
        }

        return
            start is IInvocationOperation { TargetMethod.Name: "Configure" } configure
            && StatelessCode.Variable(configure.Instance) is { } owner
            ? At(call, owner, StatelessCode.Key(StatelessCode.Argument(configure, "state")))
            : null;
    }

    /// <summary>Whether this call certainly runs after the earlier call, on the same machine.</summary>
    public bool CertainlyFollows(ConfigurationCall earlier)
    {
        if (Block is null || Block != earlier.Block || !SymbolEqualityComparer.Default.Equals(Owner, earlier.Owner))
            return false;

        return Block
            .Operations.Skip(earlier.Index)
            .Take(Index - earlier.Index + 1)
            .All(statement => !MayLeave(statement) && !Sets(statement, Owner, earlier));
    }

    private static ConfigurationCall At(IInvocationOperation call, ISymbol owner, string? state)
    {
        IOperation each = call;
        while (each.Parent is { } parent)
        {
            if (parent is IBlockOperation block)
                return new(call, owner, state, block, block.Operations.IndexOf(each));

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
                break;

            each = parent;
        }

        return new(call, owner, state, null, 0);
    }

    /// <summary>Whether control may leave the block from within a statement.</summary>
    private static bool MayLeave(IOperation statement) =>
        Own(statement)
            .Any(operation =>
                operation is IReturnOperation { IsImplicit: false } or IBranchOperation or IThrowOperation);

    private static bool Sets(IOperation statement, ISymbol variable, ConfigurationCall earlier) =>
        Own(statement)
            .Any(operation =>
                operation is IAssignmentOperation assignment
                && assignment.Syntax.SpanStart > earlier.Call.Syntax.SpanStart
                && SymbolEqualityComparer.Default.Equals(StatelessCode.Variable(assignment.Target), variable));

    /// <summary>The operations of a statement, without the bodies of nested functions.</summary>
    private static IEnumerable<IOperation> Own(IOperation statement)
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
