using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>Reads calls that change the criteria of a lifecycle outside its definition.</summary>
internal static class CriteriaChange
{
    /// <summary>Whether a method is one of <c>CriteriaChanges</c> or of a registration.</summary>
    public static bool Is(IMethodSymbol method, LifecycleSymbols symbols) =>
        LifecycleSymbols.Is(method.ContainingType, symbols.CriteriaChanges)
        || IsRegistration(method.ContainingType, symbols);

    /// <summary>
    /// The subject type of the lifecycle that is changed; <see langword="null"/> if unknown.
    /// </summary>
    public static ITypeSymbol? SubjectOf(IInvocationOperation change, LifecycleSymbols symbols) =>
        change.TargetMethod.ContainingType.TypeArguments switch
        {
            [_, _, var subject] => subject,
            [var definition] => symbols.DefinitionOf(definition)?.TypeArguments[2],
            _ => null,
        };

    /// <summary>
    /// Whether the code around a change, or around the call that it is an argument of, expects the change to fail.
    /// </summary>
    public static bool IsExpectedToFail(IInvocationOperation change, ISymbol owner, LifecycleSymbols symbols)
    {
        var outer = CallAround(change, symbols);
        return Expectation.IsExpected(outer, symbols.LifecycleException)
            || Expectation.IsExpected(outer, symbols.DefinitionException)
            || TestCode.Contains(owner);
    }

    /// <summary>
    /// The call to <c>With</c> or <c>Change</c> that receives a lambda with the change; otherwise the change itself.
    /// That lambda is no sign that an exception is expected.
    /// </summary>
    private static IOperation CallAround(IInvocationOperation change, LifecycleSymbols symbols)
    {
        for (var parent = change.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IInvocationOperation { TargetMethod: { Name: "With" or "Change", ContainingType: var type } }
                && (LifecycleSymbols.Is(type, symbols.Definition) || IsRegistration(type, symbols)))
            {
                return parent;
            }
        }

        return change;
    }

    /// <summary>Whether a type is a registration in a container, with its types or without them.</summary>
    private static bool IsRegistration(ITypeSymbol type, LifecycleSymbols symbols) =>
        LifecycleSymbols.Is(type, symbols.Registration) || LifecycleSymbols.Is(type.BaseType, symbols.Registration);
}
