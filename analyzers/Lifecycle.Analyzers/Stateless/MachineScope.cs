using System.Diagnostics.CodeAnalysis;
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
    private readonly StatelessSymbols _symbols;

    public MachineScope(IReadOnlyList<IOperation> bodies, StatelessSymbols symbols)
    {
        _symbols = symbols;
        Bodies = bodies;
        var references = new List<(ISymbol Variable, IOperation Reference)>();
        var values = new List<(ISymbol Variable, IOperation Value)>();
        foreach (var operation in Bodies.SelectMany(body => body.DescendantsAndSelf()))
        {
            switch (operation)
            {
                case ILocalReferenceOperation
                or IParameterReferenceOperation
                or IFieldReferenceOperation
                or IPropertyReferenceOperation:
                    if (IsOfInterest(operation.Type) && VariableOf(operation) is { } variable)
                        references.Add((variable, operation));
                    break;
                case IVariableDeclaratorOperation { Symbol: { IsRef: false } local } declarator
                    when declarator.GetVariableInitializer() is { } initializer:
                    if (IsOfInterest(local.Type))
                        values.Add((local, initializer.Value));
                    break;
                case IFieldInitializerOperation initializer:
                    values.AddRange(
                        initializer
                            .InitializedFields.Where(field => IsOfInterest(field.Type))
                            .Select(field => ((ISymbol)field, initializer.Value)));
                    break;
                case IPropertyInitializerOperation initializer:
                    values.AddRange(
                        initializer
                            .InitializedProperties.Where(property => IsOfInterest(property.Type))
                            .Select(property => ((ISymbol)property, initializer.Value)));
                    break;
                case IAssignmentOperation assignment
                    when IsOfInterest(assignment.Target.Type) && VariableOf(assignment.Target) is { } assigned:
                    // The value of a compound assignment is unknown.
                    values.Add((assigned, assignment is ISimpleAssignmentOperation ? assignment.Value : assignment));
                    break;
                case ICoalesceAssignmentOperation assignment
                    when IsOfInterest(assignment.Target.Type) && VariableOf(assignment.Target) is { } assigned:
                    values.Add((assigned, assignment));
                    break;
            }
        }

        _references = references.ToLookup(
            each => each.Variable,
            each => each.Reference,
            SymbolEqualityComparer.Default)!;
        _values = values.ToLookup(each => each.Variable, each => each.Value, SymbolEqualityComparer.Default)!;
    }

    /// <summary>
    /// The bodies, initializers and accessors of the type and its nested types: all of them if a field holds a machine,
    /// otherwise those that use machines.
    /// </summary>
    public IReadOnlyList<IOperation> Bodies { get; }

    public IEnumerable<IOperation> ReferencesOf(ISymbol variable) => _references[variable.OriginalDefinition];

    /// <summary>
    /// The only value, beside <see langword="null"/>, that is ever assigned to a variable; <see langword="null"/> if
    /// there is none, or more than one.
    /// </summary>
    public IOperation? OnlyValueOf(ISymbol variable) =>
        _values[variable.OriginalDefinition]
            .Where(value => value.ConstantValue is not { HasValue: true, Value: null })
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

        return RegistrationOf(expression) is { } registration
            ? StatelessCode.Key(StatelessCode.Argument(registration, "trigger"))
            : null;
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

    /// <summary>Whether only the code of its type can set a variable.</summary>
    public static bool IsOnlySetHere(ISymbol variable) =>
        variable switch
        {
            ILocalSymbol local => !local.IsRef,
            IFieldSymbol field => field.IsReadOnly || field.DeclaredAccessibility == Accessibility.Private,
            IPropertySymbol property => property
                is { IsVirtual: false, IsAbstract: false, IsOverride: false, IsIndexer: false }
                && (property.SetMethod is null || property.SetMethod.DeclaredAccessibility == Accessibility.Private)
                && property
                    .ContainingType.GetMembers()
                    .Any(member =>
                        member is IFieldSymbol field
                        && SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property)),
            _ => false,
        };

    private bool IsOfInterest(ITypeSymbol? type) =>
        _symbols.IsMachine(type) || _symbols.IsConfiguration(type) || _symbols.IsParameterized(type);

    private static ISymbol? VariableOf(IOperation reference) => reference switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation field => field.Field.OriginalDefinition,
        IPropertyReferenceOperation property => property.Property.OriginalDefinition,
        _ => null,
    };

    /// <summary>The code of a type that the compiler has not analysed yet.</summary>
    [SuppressMessage(
        "MicrosoftCodeAnalysisCorrectness",
        "RS1030:Do not invoke Compilation.GetSemanticModel() method within a diagnostic analyzer",
        Justification = "A type may be in several files; each type is read once.")]
    public static IEnumerable<IOperation> BodiesOf(INamedTypeSymbol type, Compilation compilation) =>
        type.DeclaringSyntaxReferences.SelectMany(reference =>
            BodiesOf(reference.GetSyntax(), compilation.GetSemanticModel(reference.SyntaxTree)));

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
