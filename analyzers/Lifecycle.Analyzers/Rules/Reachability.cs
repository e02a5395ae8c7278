using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>Decides whether code can run at all. What cannot run is not reported.</summary>
internal static class Reachability
{
    /// <summary>
    /// Whether control may reach an operation: it is not behind a constant condition, a jump or a call that never
    /// returns.
    /// </summary>
    /// <param name="operation">The operation.</param>
    /// <param name="flow">Creates the flow graph of the body around it.</param>
    public static bool CanRun(IOperation operation, Func<ControlFlowGraph> flow)
    {
        for (SyntaxNode? node = operation.Syntax; node is not null and not MemberDeclarationSyntax; node = node.Parent)
        {
            if (node is StatementSyntax statement and not LocalFunctionStatementSyntax
                && operation.SemanticModel?.AnalyzeControlFlow(statement) is { Succeeded: true } analysis)
            {
                if (!analysis.StartPointIsReachable)
                    return false;
                break;
            }
        }

        return IsReached(operation.Syntax, flow());
    }

    private static bool IsReached(SyntaxNode syntax, ControlFlowGraph flow)
    {
        var isFound = false;
        var reached = Reached(flow);
        foreach (var block in flow.Blocks)
        {
            foreach (var operation in Operations(block))
            {
                if (operation.DescendantsAndSelf().Any(each => each.Syntax == syntax))
                {
                    if (reached.Contains(block.Ordinal))
                        return true;
                    isFound = true;
                }

                if (Returning.NeverCompletes(operation))
                    break;
            }

            // What follows a call that never returns is not found in a block that is reached.
            isFound |= Operations(block).Any(each => each.DescendantsAndSelf().Any(inner => inner.Syntax == syntax));
        }

        // The body of a lambda has a graph of its own.
        return !isFound;
    }

    private static HashSet<int> Reached(ControlFlowGraph flow)
    {
        var reached = new HashSet<int>();
        var open = new Stack<BasicBlock>([flow.Blocks[0]]);
        while (open.Count > 0)
        {
            var block = open.Pop();
            if (!reached.Add(block.Ordinal))
                continue;

            foreach (var handler in HandlersAround(block))
                open.Push(flow.Blocks[handler.FirstBlockOrdinal]);

            if (Operations(block).Any(Returning.NeverCompletes))
                continue;

            var constant = Constants.ResultOf(block.BranchValue);
            var jumps = block.ConditionKind == ControlFlowConditionKind.WhenTrue;
            if (block.ConditionalSuccessor?.Destination is { } conditional && constant != !jumps)
                open.Push(conditional);
            if (block.FallThroughSuccessor?.Destination is { } next
                && (block.ConditionKind == ControlFlowConditionKind.None || constant != jumps))
                open.Push(next);
        }

        return reached;
    }

    private static IEnumerable<ControlFlowRegion> HandlersAround(BasicBlock block)
    {
        for (var region = block.EnclosingRegion; region is not null; region = region.EnclosingRegion)
        {
            if (region is { Kind: ControlFlowRegionKind.Try, EnclosingRegion: { } around })
            {
                foreach (var handler in around.NestedRegions.Where(each => each.Kind != ControlFlowRegionKind.Try))
                    yield return handler;
            }
        }
    }

    private static IEnumerable<IOperation> Operations(BasicBlock block) =>
        block.BranchValue is { } value ? block.Operations.Append(value) : block.Operations;
}
