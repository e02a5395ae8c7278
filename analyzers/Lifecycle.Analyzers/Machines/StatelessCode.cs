using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace Lifecycle.Analyzers;

/// <summary>Reads code that uses Stateless.</summary>
internal static class StatelessCode
{
    /// <summary>The argument for a parameter; <see langword="null"/> if none is written.</summary>
    public static IOperation? Argument(IInvocationOperation call, string parameter) =>
        call
            .Arguments.FirstOrDefault(argument =>
                argument.Parameter?.Name == parameter && argument.ArgumentKind == ArgumentKind.Explicit)
            ?.Value;

    /// <summary>
    /// The key of a state or trigger; <see langword="null"/> if it is known only at run time.
    /// </summary>
    public static string? Key(IOperation? value)
    {
        if (value is not null
            && Unwrapped.Expression(value) is ILocalReferenceOperation { Local.IsConst: false } reference)
            return ConstantLocals.ValueOf(reference) is { } constant ? Generators.Key.Of(constant) : null;

        return Generators.Key.Of(value);
    }

    /// <summary>
    /// The start of a chain of calls on <c>StateConfiguration</c>, usually <c>machine.Configure(state)</c>.
    /// </summary>
    public static IOperation? StartOf(IInvocationOperation call, StatelessSymbols symbols)
    {
        IOperation? start = call;
        while (start is IInvocationOperation link && symbols.IsConfiguration(link.TargetMethod.ContainingType))
            start = Receiver(link);

        return start;
    }

    /// <summary>The receiver of a call, also behind <c>?.</c>.</summary>
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
    /// The variable of any object that an expression reads, or the method of the compilation that it calls.
    /// </summary>
    public static ISymbol? Place(IOperation expression) =>
        Unwrapped.Expression(expression) switch
        {
            IFieldReferenceOperation { Field: { DeclaringSyntaxReferences.Length: > 0 } field } => field,
            IPropertyReferenceOperation
            {
                Property: { IsIndexer: false, DeclaringSyntaxReferences.Length: > 0 } property
            } => property,
            IInvocationOperation { TargetMethod: { DeclaringSyntaxReferences.Length: > 0 } method } => method,
            var other => Variable(other),
        };

    /// <summary>
    /// The innermost lambda around an operation; <see langword="null"/> if there is none.
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
    /// The call that a lambda or method reference is passed to; <see langword="null"/> if it is not an argument.
    /// </summary>
    public static IInvocationOperation? CallPassedTo(IOperation function) =>
        ArgumentOf(function)?.Parent as IInvocationOperation;

    /// <summary>
    /// The argument that consists of a lambda or method reference; <see langword="null"/> if it is not an argument.
    /// </summary>
    public static IArgumentOperation? ArgumentOf(IOperation function)
    {
        var each = function.Parent;
        while (each is IDelegateCreationOperation or IConversionOperation)
            each = each.Parent;

        return each as IArgumentOperation;
    }

    /// <summary>
    /// The location of a call without its receiver, such as <c>Permit(trigger, state)</c> in a longer chain.
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

    /// <summary>The argument for a parameter as it is written.</summary>
    public static string TextOf(IInvocationOperation call, string parameter) =>
        Argument(call, parameter)?.Syntax.ToString() ?? "The trigger";

    /// <summary>
    /// The types that a call to <c>SetTriggerParameters</c> registers; empty if they are known only at run time.
    /// </summary>
    public static ImmutableArray<ITypeSymbol> ParametersOf(IInvocationOperation registration)
    {
        if (registration.TargetMethod.IsGenericMethod)
            return registration.TargetMethod.TypeArguments;

        var types = registration
            .Arguments.Where(argument => argument.ArgumentKind == ArgumentKind.ParamArray)
            .SelectMany(argument =>
                (argument.Value as IArrayCreationOperation)?.Initializer?.ElementValues
                ?? ImmutableArray<IOperation>.Empty)
            .Select(value => (value as ITypeOfOperation)?.TypeOperand)
            .ToArray();
        return types.All(type => type is not null) ? types.ToImmutableArray()! : ImmutableArray<ITypeSymbol>.Empty;
    }

    /// <summary>Whether a call passes a function that returns a task.</summary>
    public static bool IsAsync(IInvocationOperation call) =>
        call.TargetMethod.Name.EndsWith("Async", StringComparison.Ordinal);

    public static bool IsFire(IInvocationOperation call, StatelessSymbols symbols) =>
        call.TargetMethod.Name is "Fire" or "FireAsync" && symbols.IsMachine(call.TargetMethod.ContainingType);
}
