using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>The machines of a compilation, each read when it is asked for first. Thread-safe.</summary>
internal sealed class Machines(Compilation compilation, StatelessSymbols symbols)
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, MachineScope> _scopes = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, Machine?> _machines = new(SymbolEqualityComparer.Default);
    private readonly MachineCallbacks _callbacks = new(compilation, symbols);

    public StatelessSymbols Symbols => symbols;

    /// <summary>Takes the code of a type as it has been analysed.</summary>
    public void Learn(INamedTypeSymbol outermost, IReadOnlyList<IOperation> bodies) =>
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

    /// <summary>The machine in a variable; <see langword="null"/> where it is not known.</summary>
    public Machine? Of(ISymbol? holder) =>
        holder is null || ScopeOf(holder) is not { } scope
            ? null
            : _machines.GetOrAdd(holder.OriginalDefinition, each => Machine.Read(each, scope, symbols, _callbacks));

    /// <summary>The machine that an expression reads.</summary>
    public Machine? Of(IOperation? expression) =>
        expression is not null && symbols.IsMachine(expression.Type) ? Of(StatelessCode.Variable(expression)) : null;

    /// <summary>The trigger that an expression certainly gives, also where it is one with parameters.</summary>
    public string? TriggerOf(IOperation? expression) =>
        StatelessCode.Variable(expression) is { } variable && symbols.IsParameterized(expression!.Type)
            ? ScopeOf(variable)?.TriggerOf(expression)
            : StatelessCode.Key(expression);
}
