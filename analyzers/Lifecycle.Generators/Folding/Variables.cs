using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Generators;

/// <summary>
/// What is known of locals and parameters while a definition is read: a key, keys in an array, or a builder.
/// </summary>
internal sealed class Variables
{
    private readonly Dictionary<ISymbol, object> _values;

    public Variables() => _values = new(SymbolEqualityComparer.Default);

    /// <summary>Begins with what is known in others.</summary>
    public Variables(Variables others) => _values = new(others._values, SymbolEqualityComparer.Default);

    /// <summary>Takes down what a variable holds from now on; <see langword="null"/> where that is not known.</summary>
    public void Set(ISymbol variable, object? value)
    {
        if (value is null)
            _values.Remove(variable);
        else
            _values[variable] = value;
    }

    /// <summary>The builder that an expression refers to, by whatever type.</summary>
    public object? BuilderIn(IOperation expression) =>
        SymbolOf(expression) is { } variable
        && _values.TryGetValue(variable, out var value)
        && value is not (string or string[])
            ? value
            : null;

    /// <summary>
    /// A key or an array of keys; <see langword="null"/> where the expression is neither, or known only when it runs.
    /// </summary>
    public object? ValueOf(IOperation expression) => (object?)KeyOf(expression) ?? KeysOf(expression);

    /// <summary>
    /// The key that an expression certainly gives; <see langword="null"/> where that is known only when it runs.
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
    /// The keys that a loop goes through, each as an element of the given type; <see langword="null"/> likewise.
    /// </summary>
    public string[]? KeysIn(IOperation collection, ITypeSymbol element)
    {
        var plain = Unwrapped(collection);
        var keys = SymbolOf(plain) is { } variable
            ? _values.TryGetValue(variable, out var known) && Uses(variable, plain).All(IsGoneThrough)
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

            // The kind of a collection expression has no name yet in the oldest Roslyn that is supported.
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
    /// The type of the elements of an array, or of what else keeps the elements of a collection expression as they are.
    /// </summary>
    private static ITypeSymbol? ElementOf(ITypeSymbol? collection) =>
        collection switch
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

    /// <summary>What initializes a private array that its type only goes through, and so never changes.</summary>
    private static IOperation? InitializerOf(IFieldReferenceOperation reference)
    {
        if (reference.Field
                is not {
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

        var mentions = field
            .ContainingType.DeclaringSyntaxReferences.SelectMany(part =>
                part.GetSyntax().DescendantNodes().OfType<IdentifierNameSyntax>())
            .Where(name => name.Identifier.ValueText == field.Name);
        return mentions.All(name => name.Parent is ForEachStatementSyntax loop && loop.Expression == name)
            ? reference.SemanticModel?.GetOperation(value)
            : null;
    }

    private static ISymbol? SymbolOf(IOperation expression) =>
        expression switch
        {
            ILocalReferenceOperation { Local: { IsConst: false } local } => local,
            IParameterReferenceOperation { Parameter: var parameter } => parameter,
            _ => null,
        };

    /// <summary>What an expression is before conversions that keep its value, and the text of it.</summary>
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

    private static bool IsGoneThrough(IOperation reference)
    {
        while (reference.Parent is IConversionOperation { IsImplicit: true } conversion)
            reference = conversion;

        return reference.Parent is IForEachLoopOperation loop && loop.Collection == reference;
    }

    /// <summary>Whether a reference to a variable may change it, now or by what refers to it from then on.</summary>
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
