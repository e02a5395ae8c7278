using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>The machines of a compilation, each read on first use. Thread-safe.</summary>
internal sealed class Machines(Compilation compilation, StatelessSymbols symbols)
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, MachineScope> _scopes = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, Machine?> _machines = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<SyntaxNode, Machine> _made = new();
    private readonly ConcurrentDictionary<SyntaxNode, ISymbol?> _holders = new();
    private readonly MachineCallbacks _callbacks = new(compilation, symbols);

    public StatelessSymbols Symbols => symbols;

    /// <summary>Adds the code of a type that the compiler has analysed.</summary>
    public void Add(INamedTypeSymbol outermost, IReadOnlyList<IOperation> bodies) =>
        _scopes.GetOrAdd(outermost, _ => Scope(bodies));

    /// <summary>The code of the outermost type around a symbol.</summary>
    public MachineScope? ScopeOf(ISymbol symbol)
    {
        var type = symbol as INamedTypeSymbol ?? symbol.ContainingType;
        while (type?.ContainingType is { } outer)
            type = outer;

        return type is null || type.DeclaringSyntaxReferences.IsEmpty
            ? null
            : _scopes.GetOrAdd(type.OriginalDefinition, each =>
                Scope(MachineScope.BodiesOf(each, compilation).ToArray()));
    }

    /// <summary>The machine in a variable; <see langword="null"/> if unknown.</summary>
    public Machine? Of(ISymbol? holder)
    {
        if (holder?.OriginalDefinition is not { } variable || ScopeOf(variable) is not { } scope)
            return null;

        if (_machines.TryGetValue(variable, out var known))
            return known;

        var reader = new MachineReader(this);
        if (!reader.TryRead(variable) || !reader.Places().Contains(variable))
            return _machines.GetOrAdd(variable, (Machine?)null);

        // All variables of a machine share one object, whichever is asked for first.
        var machine = _made.GetOrAdd(reader.Creations[0].Syntax, _ => new(reader, scope, _callbacks));
        foreach (var place in machine.Places)
            _machines.TryAdd(place, machine);

        return _machines.GetOrAdd(variable, machine);
    }

    /// <summary>The machine in the variable that an expression reads.</summary>
    public Machine? Of(IOperation? expression) =>
        expression is not null && symbols.IsMachine(expression.Type) ? Of(StatelessCode.Variable(expression)) : null;

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
        var scope = new MachineScope(bodies, symbols);
        foreach (var creation in bodies.SelectMany(body => body.DescendantsAndSelf())
                .OfType<IObjectCreationOperation>()
                .Where(creation => symbols.IsMachine(creation.Type)))
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
            IAssignmentOperation assignment when assignment.Value == value => StatelessCode.Variable(assignment.Target),
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
