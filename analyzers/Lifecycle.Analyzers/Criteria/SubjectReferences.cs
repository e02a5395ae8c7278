using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>
/// Finds the expressions in the code of a criterion that certainly are the subject or one of its members.
/// </summary>
internal sealed class SubjectReferences
{
    public const string Whole = "the subject";

    private readonly Evaluation _evaluation;
    private readonly HashSet<ISymbol> _written;
    private readonly Dictionary<ISymbol, IOperation> _origins = new(SymbolEqualityComparer.Default);

    public SubjectReferences(Evaluation evaluation)
    {
        _evaluation = evaluation;
        _written = new(evaluation.Body.Descendants().Select(Written).OfType<ISymbol>(), SymbolEqualityComparer.Default);
        foreach (var operation in evaluation.Body.Descendants())
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

    /// <summary>The expression itself; for a local that is never written again, the value of its declaration.</summary>
    public IOperation Origin(IOperation expression) => Origin(expression, NoLocals());

    /// <summary>
    /// <see cref="Whole"/> for the subject; the name of its member for an object stored there at any depth;
    /// <see langword="null"/> for anything else, such as a copy, a new object or an unknown value.
    /// </summary>
    public string? Held(IOperation expression) => Held(expression, NoLocals());

    private static HashSet<ISymbol> NoLocals() => new(SymbolEqualityComparer.Default);

    /// <param name="expression">The expression.</param>
    /// <param name="followed">The locals that led to it. Code that is being typed may declare one by itself.</param>
    private IOperation Origin(IOperation expression, HashSet<ISymbol> followed)
    {
        var plain = Unwrapped.Expression(expression);
        while (plain is ILocalReferenceOperation { Local: var local }
            && !_written.Contains(local)
            && _origins.TryGetValue(local, out var origin)
            && followed.Add(local))
            plain = Unwrapped.Expression(origin);

        return plain;
    }

    private string? Held(IOperation expression, HashSet<ISymbol> followed)
    {
        var plain = Origin(expression, followed);
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
        if (instance is null || Held(instance, followed) is not { } held)
            return null;

        return held == Whole && name is not null ? $"{name} of the subject" : held;
    }

    private bool IsSubject(IOperation expression) =>
        expression switch
        {
            IParameterReferenceOperation { Parameter: var parameter } => !_evaluation.TakesContext
                && IsInput(parameter),
            IPropertyReferenceOperation
            {
                Property.Name: "Subject",
                Instance: IParameterReferenceOperation { Parameter: var context }
            } => _evaluation.TakesContext && IsInput(context),
            _ => false,
        };

    private bool IsInput(IParameterSymbol parameter) =>
        SymbolEqualityComparer.Default.Equals(parameter, _evaluation.Input) && !_written.Contains(parameter);

    /// <summary>Whether a property returns a stored object, not a copy or a new one.</summary>
    private static bool IsStored(IPropertySymbol property)
    {
        var declaration = property.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        if (declaration is null)
        {
            // The compiler marks the accessors of auto-properties.
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

    /// <summary>The variable that an operation writes after its declaration, or lets other code write.</summary>
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
