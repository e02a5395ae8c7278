using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace Lifecycle.Analyzers;

/// <summary>Reads code that uses Stateless.</summary>
internal static class StatelessCode
{
    /// <summary>The value given for a parameter; <see langword="null"/> where none is written.</summary>
    public static IOperation? Argument(IInvocationOperation call, string parameter) =>
        call
            .Arguments.FirstOrDefault(argument =>
                argument.Parameter?.Name == parameter && argument.ArgumentKind == ArgumentKind.Explicit)
            ?.Value;

    /// <summary>
    /// The key of a state or trigger; <see langword="null"/> where it is known only when the code runs.
    /// </summary>
    public static string? Key(IOperation? value) => Generators.Key.Of(value);

    /// <summary>
    /// What is called first in a chain of calls on <c>StateConfiguration</c>: most often
    /// <c>machine.Configure(state)</c>.
    /// </summary>
    public static IOperation? StartOf(IInvocationOperation call, StatelessSymbols symbols)
    {
        IOperation? start = call;
        while (start is IInvocationOperation step && symbols.IsConfiguration(step.TargetMethod.ContainingType))
            start = Receiver(step);

        return start;
    }

    /// <summary>What a call is made on, also within <c>?.</c>.</summary>
    public static IOperation? Receiver(IInvocationOperation call) =>
        call.Instance is { } instance ? Unwrapped.Expression(instance) : null;

    /// <summary>The variable that an expression reads: a local, a parameter, a field or a property.</summary>
    public static ISymbol? Variable(IOperation? expression) =>
        expression is null
            ? null
            : Unwrapped.Expression(expression) switch
            {
                ILocalReferenceOperation local => local.Local,
                IParameterReferenceOperation parameter => parameter.Parameter,
                IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => field.Field,
                IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation } property =>
                    property.Property,
                _ => null,
            };

    /// <summary>
    /// The nearest function around an operation that is written in place; <see langword="null"/> for none.
    /// </summary>
    public static IAnonymousFunctionOperation? FunctionAround(IOperation operation)
    {
        for (var each = operation.Parent; each is not null; each = each.Parent)
        {
            if (each is IAnonymousFunctionOperation function)
                return function;
        }

        return null;
    }

    /// <summary>
    /// The call that a function or a reference to a method is given to; <see langword="null"/> where it is given to
    /// none.
    /// </summary>
    public static IInvocationOperation? TakerOf(IOperation function) =>
        ArgumentOf(function)?.Parent as IInvocationOperation;

    /// <summary>
    /// The argument that a function or a reference to a method is; <see langword="null"/> where it is none.
    /// </summary>
    public static IArgumentOperation? ArgumentOf(IOperation function)
    {
        var each = function.Parent;
        while (each is IDelegateCreationOperation or IConversionOperation)
            each = each.Parent;

        return each as IArgumentOperation;
    }

    /// <summary>
    /// The name in a call, with what it is called with: <c>Permit(trigger, state)</c> of a longer chain.
    /// </summary>
    public static Location PlaceOf(IInvocationOperation call) =>
        call.Syntax is InvocationExpressionSyntax { Expression: var called } invocation
            ? Location.Create(
                call.Syntax.SyntaxTree,
                TextSpan.FromBounds(
                    (called as MemberAccessExpressionSyntax)?.Name.SpanStart
                        ?? (called as MemberBindingExpressionSyntax)?.Name.SpanStart
                        ?? called.SpanStart,
                    invocation.Span.End))
            : call.Syntax.GetLocation();

    public static bool IsFire(IInvocationOperation call, StatelessSymbols symbols) =>
        call.TargetMethod.Name is "Fire" or "FireAsync" && symbols.IsMachine(call.TargetMethod.ContainingType);
}
