using Lifecycle.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>The uses and values of machine variables in the code of one type. Immutable.</summary>
internal sealed class MachineScope
{
    private readonly ILookup<ISymbol, IOperation> _references;
    private readonly ILookup<ISymbol, IOperation> _values;
    private readonly ILookup<ISymbol, IOperation> _calls;
    private readonly ILookup<ISymbol, IOperation> _returns;
    private readonly StatelessSymbols _symbols;

    public MachineScope(
        IReadOnlyList<IOperation> bodies,
        Func<IOperation, IEnumerable<IOperation>> operationsOf,
        StatelessSymbols symbols)
    {
        _symbols = symbols;
        Bodies = bodies;
        var uses = new MachineUses(symbols);
        foreach (var operation in Bodies.SelectMany(operationsOf))
            uses.Add(operation);

        _references = Lookup(uses.References);
        _values = Lookup(uses.Values);
        _calls = Lookup(uses.Calls);
        _returns = Lookup(uses.Returns);
        Creations = uses.Creations;
    }

    /// <summary>
    /// The bodies, initializers and accessors of the type and its nested types: all of them if a field holds a machine,
    /// otherwise those that use machines.
    /// </summary>
    public IReadOnlyList<IOperation> Bodies { get; }

    /// <summary>The expressions that create machines.</summary>
    public IReadOnlyList<IObjectCreationOperation> Creations { get; }

    public IEnumerable<IOperation> ReferencesOf(ISymbol variable) => _references[variable.OriginalDefinition];

    /// <summary>The values assigned to a variable; an operation that is no value stands for an unknown one.</summary>
    public IEnumerable<IOperation> ValuesOf(ISymbol variable) => _values[variable.OriginalDefinition];

    /// <summary>The calls of a method of the type, and the references to it.</summary>
    public IEnumerable<IOperation> CallsOf(ISymbol method) => _calls[method.OriginalDefinition];

    /// <summary>The machines that a method, local function or getter returns.</summary>
    public IEnumerable<IOperation> ReturnsOf(ISymbol function) => _returns[function.OriginalDefinition];

    /// <summary>
    /// The only value, beside <see langword="null"/>, that is ever assigned to a variable; <see langword="null"/> if
    /// there is none, or more than one.
    /// </summary>
    public IOperation? OnlyValueOf(ISymbol variable) =>
        ValuesOf(variable)
            .Where(IsNotNull)
            .Take(2)
            .ToArray()
            is [var only]
            ? Unwrapped.Expression(only)
            : null;

    /// <summary>
    /// The key of the trigger that an expression evaluates to, with or without parameters; <see langword="null"/> if
    /// unknown.
    /// </summary>
    public string? TriggerOf(IOperation? expression)
    {
        if (expression is null || !_symbols.IsParameterized(Unwrapped.Expression(expression).Type))
            return StatelessCode.Key(expression);

        return Unwrapped.Expression(expression) is not IInvocationOperation
            && StatelessCode.Variable(expression) is { } variable
            && IsOnlySetHere(variable)
            ? OnlyKeyOf(ValuesOf(variable).Where(IsNotNull).Select(RegistrationOf))
            : OnlyKeyOf([RegistrationOf(expression)]);
    }

    /// <summary>The call to <c>SetTriggerParameters</c> that created a trigger with parameters.</summary>
    public IInvocationOperation? RegistrationOf(IOperation expression)
    {
        var value = Unwrapped.Expression(expression);
        if (value is not IInvocationOperation
            && StatelessCode.Variable(value) is { } variable
            && IsOnlySetHere(variable))
            value = OnlyValueOf(variable);

        return
            value is IInvocationOperation { TargetMethod.Name: "SetTriggerParameters" } call
            && _symbols.IsMachine(call.TargetMethod.ContainingType)
            ? call
            : null;
    }

    /// <summary>
    /// Whether code runs only while an object is constructed: in a constructor, an initializer, or a private method
    /// that only these call.
    /// </summary>
    public bool IsConstruction(IOperation operation) => IsConstruction(operation, []);

    /// <summary>
    /// The body of a lambda, or of a method or local function of the type that a method reference names;
    /// <see langword="null"/> if it is not in the type, or may be overridden.
    /// </summary>
    public IOperation? BodyOf(IOperation function)
    {
        if (function is IAnonymousFunctionOperation lambda)
            return lambda.Body;

        return function is IMethodReferenceOperation { Method: var method } ? BodyOf(method) : null;
    }

    /// <summary>
    /// The body of a method or local function of the type; <see langword="null"/> if it may be overridden.
    /// </summary>
    public IOperation? BodyOf(IMethodSymbol method)
    {
        if (method is not { IsVirtual: false, IsAbstract: false, IsOverride: false }
            || method.OriginalDefinition.DeclaringSyntaxReferences is not [var declared])
            return null;

        var syntax = declared.GetSyntax();
        return method.MethodKind == MethodKind.LocalFunction
            ? Bodies
                .SelectMany(body => body.Descendants())
                .OfType<ILocalFunctionOperation>()
                .FirstOrDefault(local => local.Syntax == syntax)
                ?.Body
            : Bodies.FirstOrDefault(body => body.Syntax == syntax);
    }

    /// <summary>Whether only the code of its type can set a variable.</summary>
    public static bool IsOnlySetHere(ISymbol variable) =>
        variable switch
        {
            ILocalSymbol local => !local.IsRef,
            IFieldSymbol field => field.IsReadOnly || field.DeclaredAccessibility == Accessibility.Private,
            IPropertySymbol property => IsAutomatic(property)
                && (property.SetMethod is null || property.SetMethod.DeclaredAccessibility == Accessibility.Private),
            _ => false,
        };

    /// <summary>Whether a property only stores a value.</summary>
    public static bool IsAutomatic(IPropertySymbol property) =>
        property is { IsVirtual: false, IsAbstract: false, IsOverride: false, IsIndexer: false }
        && property
            .ContainingType.GetMembers()
            .Any(member =>
                member is IFieldSymbol field
                && SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    /// <summary>
    /// The method, accessor, local function or lambda around an operation; the field or property of an initializer.
    /// </summary>
    public static ISymbol? FunctionAround(IOperation operation) =>
        operation.SemanticModel?.GetEnclosingSymbol(operation.Syntax.SpanStart);

    /// <summary>The code of a type that the compiler has not analysed yet.</summary>
    public static IEnumerable<IOperation> BodiesOf(INamedTypeSymbol type, Compilation compilation) =>
        type.DeclaringSyntaxReferences.SelectMany(reference =>
            OwnSource.ModelOf(compilation, reference.SyntaxTree) is { } model
                ? BodiesOf(reference.GetSyntax(), model)
                : []);

    private static bool IsNotNull(IOperation value) => value.ConstantValue is not { HasValue: true, Value: null };

    /// <summary>The key of the trigger that all registrations name.</summary>
    private static string? OnlyKeyOf(IEnumerable<IInvocationOperation?> registrations) =>
        registrations
            .Select(each => each is null ? null : StatelessCode.Key(StatelessCode.Argument(each, "trigger")))
            .Distinct()
            .Take(2)
            .ToArray()
            is [var only]
            ? only
            : null;

    private bool IsConstruction(IOperation operation, HashSet<ISymbol> seen) =>
        FunctionAround(operation) switch
        {
            IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor } => true,
            IMethodSymbol { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Private } method =>
                seen.Add(method.OriginalDefinition)
                && CallsOf(method).ToArray() is { Length: > 0 } calls
                && calls.All(call => call is IInvocationOperation && IsConstruction(call, seen)),
            IMethodSymbol => false,
            _ => StatelessCode.FunctionAround(operation) is null,
        };

    private static ILookup<ISymbol, IOperation> Lookup(IEnumerable<(ISymbol Symbol, IOperation Operation)> pairs) =>
        pairs.ToLookup(each => each.Symbol, each => each.Operation, SymbolEqualityComparer.Default)!;

    private static IEnumerable<IOperation> BodiesOf(SyntaxNode declaration, SemanticModel model)
    {
        foreach (var node in declaration.DescendantNodesAndSelf())
        {
            var isBody = node switch
            {
                CompilationUnitSyntax unit => unit.Members.Any(SyntaxKind.GlobalStatement),
                BaseMethodDeclarationSyntax or AccessorDeclarationSyntax => true,
                ArrowExpressionClauseSyntax => node.Parent is BasePropertyDeclarationSyntax,
                EqualsValueClauseSyntax => node.Parent is PropertyDeclarationSyntax
                    or VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax },
                _ => false,
            };
            if (isBody && model.GetOperation(node) is { } body)
                yield return body;
        }
    }
}
