using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Generators;

/// <summary>
/// The known values of locals and parameters while a definition is read: a key, an array of keys, or a builder.
/// </summary>
internal sealed class Variables
{
    private readonly Dictionary<ISymbol, object> _values;

    public Variables() => _values = new(SymbolEqualityComparer.Default);

    /// <summary>Starts with a copy of other variables.</summary>
    public Variables(Variables others) => _values = new(others._values, SymbolEqualityComparer.Default);

    /// <summary>
    /// Records the value that a variable holds from now on; <see langword="null"/> for an unknown value.
    /// </summary>
    public void Set(ISymbol variable, object? value)
    {
        if (value is null)
            _values.Remove(variable);
        else
            _values[variable] = value;
    }

    /// <summary>The builder that an expression refers to, whatever the type of the expression.</summary>
    public object? BuilderIn(IOperation expression) =>
        SymbolOf(expression) is { } variable
        && _values.TryGetValue(variable, out var value)
        && value is not (string or string[])
            ? value
            : null;

    /// <summary>
    /// A key or an array of keys; <see langword="null"/> if the expression is neither, or known only at run time.
    /// </summary>
    public object? ValueOf(IOperation expression) => (object?)KeyOf(expression) ?? KeysOf(expression);

    /// <summary>
    /// The key that an expression evaluates to; <see langword="null"/> if that is known only at run time.
    /// </summary>
    public string? KeyOf(IOperation expression)
    {
        if (expression.ConstantValue.HasValue)
            return Key.Of(expression);

        var plain = Unwrapped(expression);
        return SymbolOf(plain) is { } variable
            ? _values.TryGetValue(variable, out var known) && !Uses(variable, plain).Any(IsWrite)
                ? known as string
                : null
            : Key.Of(plain);
    }

    /// <summary>
    /// The keys that a loop enumerates, as elements of the given type; <see langword="null"/> if known only at run
    /// time.
    /// </summary>
    public string[]? KeysIn(IOperation collection, ITypeSymbol element)
    {
        var plain = Unwrapped(collection);
        var keys = SymbolOf(plain) is { } variable
            ? _values.TryGetValue(variable, out var known) && Uses(variable, plain).All(IsEnumerated)
                ? known as string[]
                : null
            : KeysOf(plain is IFieldReferenceOperation field ? InitializerOf(field) : plain);
        return SymbolEqualityComparer.Default.Equals(ElementOf(plain.Type ?? collection.Type), element) ? keys : null;
    }

    private string[]? KeysOf(IOperation? collection)
    {
        if (collection is null || ElementOf(collection.Type) is not { } element)
            return null;

        var elements = Unwrapped(collection) switch
        {
            IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,

            // The oldest supported Roslyn has no operation kind for collection expressions.
            { Syntax: CollectionExpressionSyntax syntax } plain
                when syntax.Elements.All(each => each is ExpressionElementSyntax) => plain.ChildOperations,
            _ => Enumerable.Empty<IOperation>(),
        };
        var keys = elements
            .Select(each => SymbolEqualityComparer.Default.Equals(each.Type, element) ? KeyOf(each) : null)
            .ToArray();
        return keys.Length > 0 && !keys.Contains(null) ? keys.OfType<string>().ToArray() : null;
    }

    /// <summary>
    /// The element type of an array, or of a collection type that keeps the elements of a collection expression in
    /// order and unchanged.
    /// </summary>
    private static ITypeSymbol? ElementOf(ITypeSymbol? collection) => collection switch
    {
        IArrayTypeSymbol { Rank: 1 } array => array.ElementType,
        INamedTypeSymbol
        {
            Name: "Span"
                or "ReadOnlySpan"
                or "List"
                or "IEnumerable"
                or "IReadOnlyList"
                or "IReadOnlyCollection"
                or "ImmutableArray",
            ContainingNamespace: { Name: "System" or "Generic" or "Immutable" },
            TypeArguments: [var element],
        } => element,
        _ => null,
    };

    /// <summary>
    /// The initializer of a private array that its type only enumerates, so that its elements never change.
    /// </summary>
    private static IOperation? InitializerOf(IFieldReferenceOperation reference)
    {
        if (reference.Field
                is not
                {
                    IsStatic: true,
                    IsReadOnly: true,
                    DeclaredAccessibility: Accessibility.Private,
                    Type: IArrayTypeSymbol
                } field
            || field.DeclaringSyntaxReferences is not [var declared]
            || declared.GetSyntax() is not VariableDeclaratorSyntax { Initializer.Value: { } value }
            || value.SyntaxTree != reference.Syntax.SyntaxTree)
        {
            return null;
        }

        var mentions = field.ContainingType.DeclaringSyntaxReferences
            .SelectMany(part => part.GetSyntax().DescendantNodes().OfType<IdentifierNameSyntax>())
            .Where(name => name.Identifier.ValueText == field.Name);
        return mentions.All(name => name.Parent is ForEachStatementSyntax loop && loop.Expression == name)
            ? reference.SemanticModel?.GetOperation(value)
            : null;
    }

    private static ISymbol? SymbolOf(IOperation expression) => expression switch
    {
        ILocalReferenceOperation { Local: { IsConst: false } local } => local,
        IParameterReferenceOperation { Parameter: var parameter } => parameter,
        _ => null,
    };

    /// <summary>The expression without conversions that keep both its value and its text.</summary>
    private static IOperation Unwrapped(IOperation expression)
    {
        while (expression is IConversionOperation { Conversion: { IsUserDefined: false, IsNumeric: false } } conversion
            && (
                conversion.IsImplicit
                || conversion.Operand.Type is IArrayTypeSymbol or null
                || conversion.Conversion.IsIdentity))
        {
            expression = conversion.Operand;
        }

        return expression;
    }

    private static IEnumerable<IOperation> Uses(ISymbol variable, IOperation use)
    {
        while (use.Parent is { } parent)
            use = parent;

        return use.Descendants().Where(each => SymbolEqualityComparer.Default.Equals(SymbolOf(each), variable));
    }

    private static bool IsEnumerated(IOperation reference)
    {
        while (reference.Parent is IConversionOperation { IsImplicit: true } conversion)
            reference = conversion;

        return reference.Parent is IForEachLoopOperation loop && loop.Collection == reference;
    }

    /// <summary>Whether a reference to a variable may change it, now or later through an alias.</summary>
    private static bool IsWrite(IOperation reference)
    {
        var (each, parent) = (reference, reference.Parent);
        while (parent is ITupleOperation or IParenthesizedOperation or IConversionOperation { IsImplicit: true })
            (each, parent) = (parent, parent.Parent);

        return parent switch
        {
            IAssignmentOperation { Target: var target } assignment => target == each
                || assignment is ISimpleAssignmentOperation { IsRef: true },
            IIncrementOrDecrementOperation or IAddressOfOperation => true,
            IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } => true,
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.IsRef: true } } => true,
            IReturnOperation => ReturnsByReference(reference),
            IInvocationOperation { Instance: var receiver } => receiver == each,
            _ => false,
        };
    }

    private static bool ReturnsByReference(IOperation reference) => reference.Syntax.Parent is RefExpressionSyntax;
}
