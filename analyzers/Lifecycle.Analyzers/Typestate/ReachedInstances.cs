using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>A variable that a called method can use without being passed it.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Value">The instance in it.</param>
/// <param name="Before">The state of the instance before the call.</param>
internal readonly record struct Reached(ISymbol Variable, InstanceValue Value, InstanceState Before);

/// <summary>
/// Finds the instances that a call reaches without being passed them: those that a local function captures, and those
/// in members of this object that keep their object.
/// </summary>
internal sealed class ReachedInstances(
    Vocabulary vocabulary,
    Memory memory,
    CapturedVariables captured,
    StableMembers stable
)
{
    public Reached[] By(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        var isLocal = method.MethodKind == MethodKind.LocalFunction;
        var isOwn = isLocal || call.Instance is IInstanceReferenceOperation;
        if (!isOwn && !method.IsStatic)
            return [];

        Identify(method, isOwn);
        var locals = isLocal ? captured.Reached(method) : null;
        var reached =
            from pair in memory.State!.Variables
            let variable = pair.Key as ISymbol
            where variable is not null && pair.Value is InstanceValue
            where variable is IFieldSymbol or IPropertySymbol
                ? IsReached(variable, method, isOwn)
                : locals?.Contains(variable) == true
            let instance = memory.StateOf(pair.Value)
            where instance is not null
            orderby variable.Name
            select new Reached(variable, (InstanceValue)pair.Value, instance);
        return [.. reached];
    }

    /// <summary>Gives the members whose instances are unknown so far an identity.</summary>
    private void Identify(IMethodSymbol method, bool isOwn)
    {
        foreach (var member in method.ContainingType.GetMembers())
        {
            if (member is IFieldSymbol { IsImplicitlyDeclared: false, Type: var type }
                && vocabulary.IsInstance(type)
                && memory.State![member] is null
                && !captured.IsWritten(member)
                && IsReached(member, method, isOwn)
                && vocabulary.GraphOf(type) is { } graph)
                memory.Bind(member, memory.Create(member, new(graph, graph.All, Sharing.Shared, null)));
        }
    }

    private bool IsReached(ISymbol member, IMethodSymbol method, bool isOwn) =>
        stable.Contain(member)
        && (member.IsStatic
            ? SymbolEqualityComparer.Default.Equals(member.ContainingType, method.ContainingType)
            : isOwn);
}
