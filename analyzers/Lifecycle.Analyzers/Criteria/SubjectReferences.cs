using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>Tells in the body of a judgement what belongs to the subject.</summary>
internal sealed class SubjectReferences
{
    private readonly LifecycleSymbols _symbols;
    private readonly HashSet<ISymbol> _aliases = new(SymbolEqualityComparer.Default);

    public SubjectReferences(IOperation body, LifecycleSymbols symbols)
    {
        _symbols = symbols;
        foreach (var declarator in body.Descendants().OfType<IVariableDeclaratorOperation>())
        {
            if (declarator.GetVariableInitializer() is { Value: var value } && IsSubject(value))
                _aliases.Add(declarator.Symbol);
        }
    }

    /// <summary>What an operation changes of the subject; <see langword="null"/> for nothing that is certain.</summary>
    public string? Change(IOperation operation) => operation switch
    {
        IAssignmentOperation assignment => MemberOf(assignment.Target),
        IIncrementOrDecrementOperation increment => MemberOf(increment.Target),
        IInvocationOperation { TargetMethod.Name: "Add" or "AddRange" or "Remove" or "RemoveAt" or "RemoveAll" or "Insert" or "Clear" or "Push" or "Pop" or "Enqueue" or "Dequeue" } call
            when call.Instance is { } collection && IsMutableCollection(collection.Type) => MemberOf(collection),
        _ => null,
    };

    private static bool IsMutableCollection(ITypeSymbol? type) =>
        type?.ContainingNamespace?.ToDisplayString() is "System.Collections.Generic" or "System.Collections.ObjectModel" or "System.Collections.Concurrent";

    /// <summary>The member of the subject, however deep within, that an expression is.</summary>
    private string? MemberOf(IOperation expression)
    {
        for (var each = expression; each is IMemberReferenceOperation { Instance: { } instance } member; each = instance)
        {
            if (member.Instance.Type?.IsReferenceType != true)
                return null;

            if (IsSubject(instance))
                return member.Member.Name;
        }

        return null;
    }

    private bool IsSubject(IOperation expression)
    {
        while (expression is IConversionOperation conversion)
            expression = conversion.Operand;

        return expression switch
        {
            IPropertyReferenceOperation { Property.Name: "Subject" } property => LifecycleSymbols.Is(property.Property.ContainingType, _symbols.CriterionContext),
            ILocalReferenceOperation local => _aliases.Contains(local.Local),
            IParameterReferenceOperation parameter => parameter.Parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction, Parameters.Length: 1 } function
                && IsPredicate(function, parameter),
            _ => false,
        };
    }

    /// <summary>Whether a function is the predicate of an inline criterion, whose parameter is the subject.</summary>
    private static bool IsPredicate(IMethodSymbol function, IOperation use)
    {
        for (var parent = use.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IInvocationOperation call
                && CriterionCode.InlineJudgement(call) is { } judgement
                && SymbolEqualityComparer.Default.Equals(judgement.Symbol, function))
            {
                return true;
            }
        }

        return false;
    }
}
