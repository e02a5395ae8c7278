using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>Tells in a judgement what is certain to be the subject, or to be kept by it.</summary>
internal sealed class SubjectReferences
{
    public const string Whole = "the subject";

    private readonly Judgement _judgement;
    private readonly HashSet<ISymbol> _written;
    private readonly Dictionary<ISymbol, IOperation> _origins = new(SymbolEqualityComparer.Default);

    public SubjectReferences(Judgement judgement)
    {
        _judgement = judgement;
        _written = new(judgement.Body.Descendants().Select(Written).OfType<ISymbol>(), SymbolEqualityComparer.Default);
        foreach (var operation in judgement.Body.Descendants())
        {
            if (operation is IVariableDeclaratorOperation declarator
                && declarator.GetVariableInitializer() is { Value: var value })
                _origins[declarator.Symbol] = value;
            else if (operation is IIsPatternOperation
                {
                    Pattern: IDeclarationPatternOperation { DeclaredSymbol: { } matched }
                } test)
                _origins[matched] = test.Value;
        }
    }

    /// <summary>The expression, or what a local of that value was declared with and never changed since.</summary>
    public IOperation Origin(IOperation expression)
    {
        var plain = Unwrapped.Expression(expression);
        for (var depth = 0; depth < 8; depth++)
        {
            if (plain is not ILocalReferenceOperation { Local: var local }
                || _written.Contains(local)
                || !_origins.TryGetValue(local, out var origin))
                break;

            plain = Unwrapped.Expression(origin);
        }

        return plain;
    }

    /// <summary>
    /// <see cref="Whole"/> for the subject, its member for what the subject keeps there, however deep within, and
    /// <see langword="null"/> for everything else: a copy, a new object, what is not known.
    /// </summary>
    public string? Held(IOperation expression)
    {
        var plain = Origin(expression);
        if (plain.Type?.IsReferenceType != true)
            return null;

        if (IsSubject(plain))
            return Whole;

        var (instance, name) = plain switch
        {
            IFieldReferenceOperation field => (field.Instance, field.Field.Name),
            IPropertyReferenceOperation { Arguments.Length: 0 } property when IsStored(property.Property) => (
                property.Instance,
                property.Property.Name),
            IArrayElementReferenceOperation element => (element.ArrayReference, null),
            _ => (null, null),
        };
        if (instance is null || Held(instance) is not { } held)
            return null;

        return held == Whole && name is not null ? $"{name} of the subject" : held;
    }

    private bool IsSubject(IOperation expression) =>
        expression switch
        {
            IParameterReferenceOperation { Parameter: var parameter } => !_judgement.IsAskedWithContext
                && IsAsked(parameter),
            IPropertyReferenceOperation
            {
                Property.Name: "Subject",
                Instance: IParameterReferenceOperation { Parameter: var context }
            } => _judgement.IsAskedWithContext && IsAsked(context),
            _ => false,
        };

    private bool IsAsked(IParameterSymbol parameter) =>
        SymbolEqualityComparer.Default.Equals(parameter, _judgement.Asked) && !_written.Contains(parameter);

    /// <summary>Whether a property gives what is kept, and not a copy or a new object.</summary>
    private static bool IsStored(IPropertySymbol property)
    {
        var declaration = property.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        if (declaration is null)
        {
            // The compiler marks the accessors that it makes itself.
            return property
                    .GetMethod?.GetAttributes()
                    .Any(each =>
                        Framework.Is(
                            each.AttributeClass,
                            "System.Runtime.CompilerServices",
                            "CompilerGeneratedAttribute")) == true;
        }

        var getter = (declaration as PropertyDeclarationSyntax)?.AccessorList?.Accessors.FirstOrDefault(accessor =>
            accessor.Keyword.ValueText == "get");
        var returned = (declaration as PropertyDeclarationSyntax)?.ExpressionBody?.Expression
            ?? getter?.ExpressionBody?.Expression
            ?? (getter?.Body?.Statements is [ReturnStatementSyntax { Expression: var value }] ? value : null);
        return !property.IsAbstract
            && (declaration is ParameterSyntax
                || getter is { Body: null, ExpressionBody: null }
                || (
                    returned is IdentifierNameSyntax { Identifier.ValueText: var field }
                    && property.ContainingType.GetMembers(field).Any(member => member is IFieldSymbol)));
    }

    /// <summary>The variable that an operation writes to after its declaration, or lets others write to.</summary>
    private static ISymbol? Written(IOperation operation)
    {
        ISymbol? variable = operation switch
        {
            ILocalReferenceOperation { IsDeclaration: false } local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            _ => null,
        };
        var (target, parent) = (operation, operation.Parent);
        while (parent is ITupleOperation)
            (target, parent) = (parent, parent.Parent);

        return parent switch
        {
            IAssignmentOperation assignment when assignment.Target == target => variable,
            IIncrementOrDecrementOperation => variable,
            IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } => variable,
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.IsRef: true } } => variable,
            _ => null,
        };
    }
}
