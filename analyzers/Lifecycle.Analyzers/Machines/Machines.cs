using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>The machines of a compilation, each read on first use. Thread-safe.</summary>
internal sealed class Machines(Compilation compilation, StatelessSymbols symbols)
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, MachineScope> _scopes = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, Machine?> _machines = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<SyntaxNode, Machine> _made = new();
    private readonly ConcurrentDictionary<SyntaxNode, ISymbol?> _holders = new();
    private readonly ConcurrentDictionary<IOperation, ControlFlowGraph> _flows = new();
    private readonly ConcurrentDictionary<IOperation, IReadOnlyList<IOperation>> _operations = new();
    private readonly MachineCallbacks _callbacks = new(compilation, symbols);
    private readonly MemberUses _uses = new(compilation, symbols);

    public StatelessSymbols Symbols => symbols;

    public ExpectedFailures ExpectedFailures { get; } = new();

    /// <summary>Adds the code of a type that the compiler has analysed.</summary>
    public void Add(INamedTypeSymbol outermost, IReadOnlyList<IOperation> bodies) =>
        _scopes.GetOrAdd(outermost, _ => Scope(bodies));

    /// <summary>The code of the outermost type around a symbol.</summary>
    public MachineScope? ScopeOf(ISymbol symbol)
    {
        if ((symbol as INamedTypeSymbol ?? symbol.ContainingType) is not { } type)
            return null;

        var outermost = OutermostOf(type);
        return !SymbolEqualityComparer.Default.Equals(outermost.ContainingAssembly, compilation.Assembly)
            ? null
            : _scopes.GetOrAdd(outermost.OriginalDefinition, each =>
                Scope(MachineScope.BodiesOf(each, compilation).ToArray()));
    }

    /// <summary>
    /// The code of all types that use a variable or call a method; <see langword="null"/> if other code may do so.
    /// </summary>
    public IReadOnlyList<MachineScope>? ScopesOf(ISymbol place) =>
        IsOnlyUsedInType(place)
            ? ScopeOf(place) is { } own ? [own] : null
            : _uses.Of(place) is { Users: var users } ? [.. users.Select(ScopeOf).OfType<MachineScope>()] : null;

    /// <summary>The parameter that stands for the machine in a member of an extension block.</summary>
    public IParameterSymbol? ReceiverOf(ISymbol member) => ExtensionBlocks.ReceiverOf(member, compilation);

    /// <summary>
    /// A variable or method, and the members that may implement or override it, or that it may implement or override;
    /// empty if other code may do so.
    /// </summary>
    public IReadOnlyList<ISymbol> RelatedTo(ISymbol place) =>
        IsOnlyUsedInType(place) ? [place] : _uses.Of(place)?.Related ?? [];

    private static bool IsOnlyUsedInType(ISymbol place) =>
        place is not (IFieldSymbol or IPropertySymbol or IMethodSymbol { MethodKind: not MethodKind.LocalFunction })
        || MemberUses.IsPrivate(place);

    /// <summary>A whole body and the operations in it, listed once because many rules read them.</summary>
    public IReadOnlyList<IOperation> OperationsOf(IOperation body) =>
        _operations.GetOrAdd(body, static each => [.. each.DescendantsAndSelf()]);

    /// <summary>The flow graph of a whole body, made once.</summary>
    public ControlFlowGraph FlowOf(IOperation body) => _flows.GetOrAdd(body, static each => each switch
    {
        IMethodBodyOperation method => ControlFlowGraph.Create(method),
        IConstructorBodyOperation constructor => ControlFlowGraph.Create(constructor),
        IFieldInitializerOperation field => ControlFlowGraph.Create(field),
        IPropertyInitializerOperation property => ControlFlowGraph.Create(property),
        IBlockOperation block => ControlFlowGraph.Create(block),
        var other => throw new InvalidOperationException($"There is no flow graph of {other.Kind}."),
    });

    /// <summary>
    /// The flow graph of a method of a type whose code is known; <see langword="null"/> for any other method.
    /// </summary>
    public ControlFlowGraph? FlowOf(IMethodSymbol method) =>
        _scopes.TryGetValue(OutermostOf(method.ContainingType).OriginalDefinition, out var scope)
        && scope.BodyOf(method) is IMethodBodyOperation body
            ? FlowOf(body)
            : null;

    /// <summary>The type, or the outermost type that it is nested in.</summary>
    public static INamedTypeSymbol OutermostOf(INamedTypeSymbol type)
    {
        while (type.ContainingType is { } outer)
            type = outer;

        return type;
    }

    /// <summary>The machine in a variable; <see langword="null"/> if unknown.</summary>
    public Machine? Of(ISymbol? holder)
    {
        if (holder?.OriginalDefinition is not { } variable || ScopeOf(variable) is null)
            return null;

        if (_machines.TryGetValue(variable, out var known))
            return known;

        var reader = new MachineReader(this);
        if (!reader.TryRead(variable) || !reader.Places().Contains(variable))
            return _machines.GetOrAdd(variable, (Machine?)null);

        // All variables of a machine share one object, whichever is asked for first.
        var machine = _made.GetOrAdd(reader.Creations[0].Syntax, _ => new(reader, this, _callbacks));
        foreach (var place in machine.Places)
            _machines.TryAdd(place, machine);

        return _machines.GetOrAdd(variable, machine);
    }

    /// <summary>
    /// The machine in the variable that an expression reads, or that a method of the compilation returns.
    /// </summary>
    public Machine? Of(IOperation? expression) =>
        expression is not null && symbols.IsMachine(expression.Type) ? Of(StatelessCode.Place(expression)) : null;

    /// <summary>
    /// The machine that a creation makes; <see langword="null"/> if it is assigned to no variable, or unknown.
    /// </summary>
    public Machine? MadeBy(IObjectCreationOperation creation) =>
        symbols.IsMachine(creation.Type) && _holders.TryGetValue(creation.Syntax, out var holder)
            ? Of(holder)
            : null;

    /// <summary>
    /// The attempt to read the machine that a creation makes; <see langword="null"/> if the machine is in no variable.
    /// </summary>
    public MachineReader? ReaderOf(IObjectCreationOperation creation)
    {
        if (!_holders.TryGetValue(creation.Syntax, out var holder) || holder is null)
            return null;

        var reader = new MachineReader(this);
        reader.TryRead(holder.OriginalDefinition);
        return reader;
    }

    /// <summary>
    /// The key of the trigger that an expression evaluates to, with or without parameters; <see langword="null"/> if
    /// unknown.
    /// </summary>
    public string? TriggerOf(IOperation? expression)
    {
        if (expression is null || !symbols.IsParameterized(Unwrapped.Expression(expression).Type))
            return StatelessCode.Key(expression);

        if (StatelessCode.Variable(expression) is { } variable)
            return ScopeOf(variable)?.TriggerOf(expression);

        return Unwrapped.Expression(expression)
            is IInvocationOperation { TargetMethod.Name: "SetTriggerParameters" } registration
            ? StatelessCode.Key(StatelessCode.Argument(registration, "trigger"))
            : null;
    }

    private MachineScope Scope(IReadOnlyList<IOperation> bodies)
    {
        var scope = new MachineScope(bodies, OperationsOf, symbols);
        foreach (var creation in scope.Creations)
            _holders.TryAdd(creation.Syntax, HolderOf(creation));

        return scope;
    }

    /// <summary>The variable that a new machine is assigned to, or the method that returns it.</summary>
    private static ISymbol? HolderOf(IObjectCreationOperation creation)
    {
        IOperation value = creation;
        while (value.Parent
            is IConversionOperation
                or IParenthesizedOperation
                or IConditionalOperation
                or ICoalesceOperation)
            value = value.Parent;

        return value.Parent switch
        {
            IAssignmentOperation assignment when assignment.Value == value => StatelessCode.Place(assignment.Target),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol,
            IFieldInitializerOperation { InitializedFields: [var field] } => field,
            IPropertyInitializerOperation { InitializedProperties: [var property] } => property,
            IReturnOperation { Kind: OperationKind.Return }
                when MachineScope.FunctionAround(creation) is IMethodSymbol function =>
                function.AssociatedSymbol ?? function,
            _ => null,
        };
    }
}
