using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>
/// LFC3006: a criterion that awaits a call which accepts a cancellation token, but does not pass its own.
/// </summary>
internal sealed class DroppedToken(Evaluation evaluation) : EvaluationRule
{
    /// <summary>The name of the diagnostic property with the name of the token.</summary>
    public const string TokenProperty = "Token";

    public static readonly DiagnosticDescriptor Descriptor = Rule.Criteria(
        "LFC3006",
        DiagnosticSeverity.Warning,
        "The cancellation token is not passed on",
        "{0} accepts a CancellationToken but is not given {1}. Pass it on, so that the {2} can be cancelled and "
            + "can time out.");

    public override Diagnostic? Check(IOperation operation) =>
        operation is IInvocationOperation call && Drops(call)
            ? Diagnostic.Create(
                Descriptor,
                call.Syntax.GetLocation(),
                ImmutableDictionary<string, string?>.Empty.Add(TokenProperty, evaluation.Token!.Name),
                call.TargetMethod.Name,
                evaluation.Token.Name,
                evaluation.Noun)
            : null;

    private bool Drops(IInvocationOperation call) =>
        evaluation.Token is not null
        && IsAwaited(call)
        && !IsCleanUp(call)
        && !HasToken(call)
        && (TakesToken(call.TargetMethod) || HasOverload(call));

    /// <summary>Whether the task of a call is awaited or returned.</summary>
    private static bool IsAwaited(IInvocationOperation call)
    {
        var parent = call.Parent;
        while (parent
                is IConversionOperation
                    or IParenthesizedOperation
                    or IArgumentOperation { Parent: IObjectCreationOperation }
                    or IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask" }
            || (parent is IObjectCreationOperation creation && Framework.IsTask(creation.Type)))
        {
            parent = parent.Parent;
        }

        return parent is IAwaitOperation or IReturnOperation;
    }

    /// <summary>
    /// Whether a call may be a clean-up, which must run even after cancellation.
    /// </summary>
    private static bool IsCleanUp(IOperation call)
    {
        for (var (each, parent) = (call, call.Parent); parent is not null; (each, parent) = (parent, parent.Parent))
        {
            if (parent is ICatchClauseOperation or ILocalFunctionOperation
                || (parent is ITryOperation attempt && attempt.Finally == each))
                return true;
        }

        return false;
    }

    /// <summary>
    /// Whether a token appears anywhere in the call, in its arguments or its receiver.
    /// </summary>
    private static bool HasToken(IInvocationOperation call) =>
        call.Descendants()
            .Any(each =>
                each
                    is ILocalReferenceOperation
                        or IParameterReferenceOperation
                        or IMemberReferenceOperation
                        or IInvocationOperation
                && Framework.IsToken(each.Type)
                && each is not IPropertyReferenceOperation { Property.Name: "None" });

    private static bool TakesToken(IMethodSymbol method) =>
        method.Parameters.Any(parameter => Framework.IsToken(parameter.Type));

    /// <summary>Whether an overload with the same parameters and a final token exists.</summary>
    private static bool HasOverload(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        return method
            .ContainingType.GetMembers(method.Name)
            .OfType<IMethodSymbol>()
            .Where(other =>
                other.Arity == method.Arity
                && other.Parameters.Length == method.Parameters.Length + 1
                && Framework.IsToken(other.Parameters[other.Parameters.Length - 1].Type))
            .Select(other => other.Arity > 0 ? other.Construct([.. method.TypeArguments]) : other)
            .Any(other => other.IsStatic == method.IsStatic
                && other.DeclaredAccessibility >= method.DeclaredAccessibility
                && !other.GetAttributes().Any(each => Framework.Is(each.AttributeClass, "System", "ObsoleteAttribute"))
                && SymbolEqualityComparer.Default.Equals(other.ReturnType, method.ReturnType)
                && method
                    .Parameters.Zip(other.Parameters, (one, another) =>
                        one.RefKind == another.RefKind && SymbolEqualityComparer.Default.Equals(one.Type, another.Type))
                    .All(same => same));
    }
}
