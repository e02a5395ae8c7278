using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>The machines of a compilation, each read on first use. Thread-safe.</summary>
internal sealed class Machines(Compilation compilation, StatelessSymbols symbols)
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, MachineScope> _scopes = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, Machine?> _machines = new(SymbolEqualityComparer.Default);
    private readonly MachineCallbacks _callbacks = new(compilation, symbols);

    public StatelessSymbols Symbols => symbols;

    /// <summary>Adds the code of a type that the compiler has analysed.</summary>
    public void Add(INamedTypeSymbol outermost, IReadOnlyList<IOperation> bodies) =>
        _scopes.TryAdd(outermost, new(bodies, symbols));

    /// <summary>The code of the outermost type around a symbol.</summary>
    public MachineScope? ScopeOf(ISymbol symbol)
    {
        var type = symbol as INamedTypeSymbol ?? symbol.ContainingType;
        while (type?.ContainingType is { } outer)
            type = outer;

        return type is null || type.DeclaringSyntaxReferences.IsEmpty
            ? null
            : _scopes.GetOrAdd(type.OriginalDefinition, each =>
                new(MachineScope.BodiesOf(each, compilation).ToArray(), symbols));
    }

    /// <summary>The machine in a variable; <see langword="null"/> if unknown.</summary>
    public Machine? Of(ISymbol? holder) =>
        holder is null || ScopeOf(holder) is not { } scope
            ? null
            : _machines.GetOrAdd(holder.OriginalDefinition, each => Machine.Read(each, scope, symbols, _callbacks));

    /// <summary>The machine in the variable that an expression reads.</summary>
    public Machine? Of(IOperation? expression) =>
        expression is not null && symbols.IsMachine(expression.Type) ? Of(StatelessCode.Variable(expression)) : null;

    /// <summary>
    /// The key of the trigger that an expression evaluates to, with or without parameters; <see langword="null"/> if
    /// unknown.
    /// </summary>
    public string? TriggerOf(IOperation? expression) =>
        StatelessCode.Variable(expression) is { } variable && symbols.IsParameterized(expression!.Type)
            ? ScopeOf(variable)?.TriggerOf(expression)
            : StatelessCode.Key(expression);
}
