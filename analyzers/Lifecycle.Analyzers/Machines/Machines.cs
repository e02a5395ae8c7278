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

    internal string Explain(IObjectCreationOperation creation)
    {
        var type = MachineScope.FunctionAround(creation)?.ContainingType ?? MachineScope.FunctionAround(creation) as INamedTypeSymbol;
        if (type is not null) ScopeOf(type);
        _holders.TryGetValue(creation.Syntax, out var holder);
        if (holder is null) return "no holder: " + creation.Parent?.Kind + " " + creation.Parent?.Syntax.ToString().Replace("\n", " ").Substring(0, Math.Min(80, creation.Parent.Syntax.ToString().Replace("\n"," ").Length));
        var reader = new MachineReader(this);
        if (reader.TryRead(holder)) return reader.Places().Contains(holder.OriginalDefinition) ? "READ" : "lent";
        var text = reader.Obstacle?.Syntax.Parent?.ToString().Replace("\n", " ") ?? "";
        return "unread holder=" + holder.Name + " leak=" + reader.Leak?.Name + ":" + reader.Leak?.Kind + ":" + reader.Leak?.DeclaredAccessibility + " obstacle=" + reader.Obstacle?.Kind + " " + text.Substring(0, Math.Min(140, text.Length));
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
