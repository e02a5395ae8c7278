using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>
/// Decides whether the configuration of a machine is certainly complete when code runs. Configuration in a condition,
/// in one of several constructors or in a method that may not be called is not. Thread-safe.
/// </summary>
internal sealed class ConstructionOrder(Machine machine, Machines machines)
{
    private const int MaxDepth = 4;

    private readonly Lazy<HashSet<ISymbol>> _calledInConstruction = new(() =>
    [
        .. machine.Places
            .Select(machines.ScopeOf)
            .OfType<MachineScope>()
            .Distinct()
            .SelectMany(CalledInConstruction),
    ]);

    /// <summary>Whether all variables of the machine hold one object, created once.</summary>
    private readonly Lazy<bool> _isOne = new(() =>
        machine.Creations.Count == 1
        && machine.Places.All(place =>
            place switch
            {
                IMethodSymbol => machine.CallsOf(place).Count() == 1,
                IPropertySymbol property => MachineScope.IsAutomatic(property),
                _ => true,
            }));

    /// <summary>
    /// Whether a configuration call has certainly run, on the same machine, when later code runs.
    /// </summary>
    public bool HasRun(IInvocationOperation configuration, IOperation later)
    {
        if (CodePlace.Of(configuration) is not { } place || IsOfSeveralStates(configuration))
            return false;

        if (_isOne.Value && place.Precedes(later) && IsOnVariable(configuration) && IsOnVariable(later))
            return true;

        return MachineScope.FunctionAround(later) is IMethodSymbol { MethodKind: MethodKind.Ordinary } method
            && !_calledInConstruction.Value.Contains(method.OriginalDefinition)
            && !place.Surrounds(later)
            && (FollowsEveryCreation(place)
                || (IsInOwner(method) && IsOnVariable(later) && RunsInEveryConstruction(configuration, place)));
    }

    /// <summary>Whether a configuration call certainly runs for every object while it is constructed.</summary>
    public bool IsPartOfConstruction(IInvocationOperation configuration) =>
        CodePlace.Of(configuration) is { } place
        && !IsOfSeveralStates(configuration)
        && (FollowsEveryCreation(place) || RunsInEveryConstruction(configuration, place));

    /// <summary>Whether one call configures several states, not all of which it may run for.</summary>
    private bool IsOfSeveralStates(IInvocationOperation configuration)
    {
        if (!machine.Symbols.IsConfiguration(configuration.TargetMethod.ContainingType))
            return false;

        var start = StatelessCode.StartOf(configuration, machine.Symbols);
        if (StatelessCode.Variable(start) is { } variable
            && machines.ScopeOf(variable)?.OnlyValueOf(variable) is IInvocationOperation value)
            start = StatelessCode.StartOf(value, machine.Symbols);

        return start is not IInvocationOperation { TargetMethod.Name: "Configure" } configure
            || StatelessCode.Key(StatelessCode.Argument(configure, "state")) is null;
    }

    private bool RunsInEveryConstruction(IInvocationOperation configuration, CodePlace place) =>
        _isOne.Value && IsOnVariable(configuration) && RunsInEveryConstruction(place, MaxDepth);

    /// <summary>Whether a method is of the type whose fields or properties hold the machine.</summary>
    private bool IsInOwner(IMethodSymbol method) =>
        machine.Places.Where(each => each is IFieldSymbol or IPropertySymbol)
            .All(each => SymbolEqualityComparer.Default.Equals(
                each.ContainingType,
                method.ContainingType.OriginalDefinition));

    /// <summary>
    /// Whether a call on the machine, or on the configuration of a state, reaches the machine through a local variable
    /// or a member of the same object, not of another one.
    /// </summary>
    private bool IsOnVariable(IOperation call) =>
        call is not IInvocationOperation on
        || StatelessCode.StartOf(on, machine.Symbols) is not { } start
        || StatelessCode.Variable(start) is not null
        || start is IInvocationOperation { Instance: { } receiver } && StatelessCode.Variable(receiver) is not null;

    /// <summary>Whether the block that creates the machine goes on to configure it.</summary>
    private bool FollowsEveryCreation(CodePlace place) =>
        machine.Creations.All(creation =>
            CodePlace.Of(creation) is { } made
            && made.IsBlock(place.Block)
            && made.Index < place.Index
            && !made.UpTo(place).Any(CodePlace.MayLeave));

    private bool RunsInEveryConstruction(CodePlace place, int depth)
    {
        if (depth == 0
            || place.Before().Any(CodePlace.MayLeave)
            || place.Block.Parent is not (IMethodBodyOperation or IConstructorBodyOperation)
            || MachineScope.FunctionAround(place.Block.Operations[place.Index]) is not IMethodSymbol method)
            return false;

        if (method.MethodKind is MethodKind.Constructor or MethodKind.StaticConstructor)
            return IsInOwner(method)
                && machine.Places.Where(each => each is IFieldSymbol or IPropertySymbol)
                    .All(each => each.IsStatic == method.IsStatic)
                && (method.IsStatic || method.ContainingType.InstanceConstructors is [_])
                && machines.ScopeOf(method) is { } scope
                && machine.Creations.All(scope.IsConstruction);

        return method.DeclaredAccessibility == Accessibility.Private
            && machine
                .CallsOf(method)
                .Any(call => CodePlace.Of(call) is { } at && RunsInEveryConstruction(at, depth - 1));
    }

    private static HashSet<ISymbol> CalledInConstruction(MachineScope scope)
    {
        var called = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var bodies = scope.Bodies.ToLookup(body => body.Syntax);
        var work = new Queue<IOperation>(
            scope.Bodies.Where(body =>
                body is IConstructorBodyOperation or IFieldInitializerOperation or IPropertyInitializerOperation));
        while (work.Count > 0)
        {
            foreach (var operation in work.Dequeue().Descendants())
            {
                var method = operation switch
                {
                    IInvocationOperation call => call.TargetMethod,
                    IMethodReferenceOperation reference => reference.Method,
                    IPropertyReferenceOperation property => property.Property.GetMethod,
                    _ => null,
                };
                if (method is null || !called.Add(method.OriginalDefinition))
                    continue;

                foreach (var body in method.OriginalDefinition.DeclaringSyntaxReferences
                        .SelectMany(declared => bodies[declared.GetSyntax()]))
                    work.Enqueue(body);
            }
        }

        return called;
    }
}
