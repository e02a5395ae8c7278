using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>
/// The configuration in private methods that one caller certainly runs, as if it were written in the caller.
/// </summary>
internal static class LiftedConfiguration
{
    private const int MaxDepth = 3;

    /// <summary>The configuration calls that some calls run, at the places of those calls.</summary>
    public static IEnumerable<ConfigurationCall> Of(IEnumerable<IInvocationOperation> calls, Machines machines) =>
        from call in calls
        let place = CodePlace.Of(call)
        where place is not null
        from configuration in Within(call, machines, MaxDepth)
        select configuration with { Place = place, Via = call };

    private static IEnumerable<ConfigurationCall> Within(IInvocationOperation call, Machines machines, int depth)
    {
        var method = call.TargetMethod.OriginalDefinition;
        if (depth == 0
            || method is not
            {
                MethodKind: MethodKind.Ordinary,
                DeclaredAccessibility: Accessibility.Private,
                IsAsync: false
            }
            || call.Instance is not (null or IInstanceReferenceOperation)
            || machines.ScopeOf(method) is not { } scope
            || scope.CallsOf(method).Take(2).Count() != 1
            || scope.BodyOf(method) is not IMethodBodyOperation body
            || (body.BlockBody ?? body.ExpressionBody) is not { } block)
            yield break;

        foreach (var statement in block.Operations)
        {
            foreach (var inner in CodePlace.Own(statement).OfType<IInvocationOperation>()
                    .Where(inner => CodePlace.Of(inner)?.IsBlock(block) == true && !DeadCode.Contains(inner)))
            {
                if (ConfigurationCall.Of(inner, machines) is { } configuration)
                    yield return configuration;

                foreach (var each in Within(inner, machines, depth - 1))
                    yield return each;
            }

            if (CodePlace.MayLeave(statement))
                yield break;
        }
    }
}
