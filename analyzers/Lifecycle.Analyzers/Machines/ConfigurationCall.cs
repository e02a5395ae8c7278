using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>One call that configures a machine or one of its states, and its place in the code.</summary>
/// <param name="Call">The call.</param>
/// <param name="Owner">The variable of the machine, or of the configuration if the machine is unknown;
/// <see langword="null"/> if it is in no variable that keeps its value.</param>
/// <param name="State">The key of the configured state; <see langword="null"/> if there is none, or it is
/// unknown.</param>
/// <param name="Place">The place that certainly runs the call; <see langword="null"/> if the call is conditional within
/// its statement.</param>
/// <param name="Scope">The code of the type that holds the owner.</param>
internal sealed record ConfigurationCall(
    IInvocationOperation Call,
    ISymbol? Owner,
    string? State,
    CodePlace? Place,
    MachineScope? Scope
)
{
    /// <summary>Whether the owner holds a machine, not the configuration of one state.</summary>
    public bool IsOfMachine { get; private init; }

    /// <summary>
    /// The call of a private method that contains this call; <see langword="null"/> if the place is the call's own.
    /// </summary>
    public IInvocationOperation? Via { get; init; }

    /// <summary>Reads a call; <see langword="null"/> if it configures nothing.</summary>
    public static ConfigurationCall? Of(IInvocationOperation call, Machines machines)
    {
        if (machines.Symbols.IsMachine(call.TargetMethod.ContainingType))
            return Make(call, StatelessCode.Variable(call.Instance), null, isOfMachine: true, machines);

        if (!machines.Symbols.IsConfiguration(call.TargetMethod.ContainingType))
            return null;

        var start = StatelessCode.StartOf(call, machines.Symbols);
        if (StatelessCode.Variable(start) is { } configuration)
        {
            if (machines.ScopeOf(configuration)?.OnlyValueOf(configuration) is not IInvocationOperation known)
                return Make(call, configuration, null, isOfMachine: false, machines);

            start = StatelessCode.StartOf(known, machines.Symbols);
        }

        return start is IInvocationOperation { TargetMethod.Name: "Configure" } configure
            && machines.Symbols.IsMachine(configure.TargetMethod.ContainingType)
            ? Make(
                call,
                StatelessCode.Variable(configure.Instance),
                StatelessCode.Key(StatelessCode.Argument(configure, "state")),
                isOfMachine: true,
                machines)
            : null;
    }

    /// <summary>Whether this call certainly runs after the earlier call, on the same machine.</summary>
    public bool CertainlyFollows(ConfigurationCall earlier) =>
        Place is { } place
        && earlier.Place is { } before
        && place.IsBlock(before.Block)
        && Owner is not null
        && SymbolEqualityComparer.Default.Equals(Owner, earlier.Owner)
        && ((Via is null && earlier.Via is null) || IsInOneOfSeveralMethods(earlier))
        && before.UpTo(place).All(statement => !CodePlace.MayLeave(statement) && !MaySetOwner(statement, earlier));

    /// <summary>
    /// Whether only calls that configure the owner run between the earlier call and this one.
    /// </summary>
    public bool IsInOneConfigurationWith(ConfigurationCall earlier, StatelessSymbols symbols) =>
        Via is null
        && earlier.Via is null
        && earlier
            .Place!.UpTo(Place!)
            .SelectMany(CodePlace.Own)
            .OfType<IInvocationOperation>()
            .All(call =>
                symbols.IsConfiguration(call.TargetMethod.ContainingType)
                || (
                    symbols.IsMachine(call.TargetMethod.ContainingType)
                    && (
                        call.TargetMethod.Name is "Configure" or "SetTriggerParameters"
                        || call.TargetMethod.Name.StartsWith("On", StringComparison.Ordinal))));

    /// <summary>The pairs of consecutive calls of which the second certainly follows the first.</summary>
    public static IEnumerable<(ConfigurationCall Second, ConfigurationCall First)> Pairs(
        IEnumerable<ConfigurationCall> configurations)
    {
        var ordered = configurations.ToArray();
        return Enumerable.Range(1, Math.Max(0, ordered.Length - 1))
            .Select(index => (Second: ordered[index], First: ordered[index - 1]))
            .Where(pair => pair.Second.CertainlyFollows(pair.First));
    }

    private static ConfigurationCall Make(
        IInvocationOperation call,
        ISymbol? owner,
        string? state,
        bool isOfMachine,
        Machines machines)
    {
        // The getter of a property may return another machine each time.
        if (owner is IPropertySymbol property && !MachineScope.IsAutomatic(property.OriginalDefinition))
            owner = null;

        var scope = owner is null ? null : machines.ScopeOf(owner);
        return new(call, owner, state, CodePlace.Of(call), scope) { IsOfMachine = isOfMachine };
    }

    /// <summary>Whether the calls are in two methods, which use one machine in a field or property.</summary>
    private bool IsInOneOfSeveralMethods(ConfigurationCall earlier) =>
        Via?.Syntax != earlier.Via?.Syntax
        && Owner is IFieldSymbol or IPropertySymbol
        && Scope?.OnlyValueOf(Owner!) is not null;

    /// <summary>Whether a statement may give the owner another value, behind the earlier call.</summary>
    private bool MaySetOwner(IOperation statement, ConfigurationCall earlier) =>
        CodePlace
            .Own(statement)
            .Where(operation => operation.Syntax.SpanStart > earlier.Call.Syntax.SpanStart)
            .Any(operation =>
                operation switch
                {
                    IAssignmentOperation assignment => assignment
                        .Target.DescendantsAndSelf()
                        .Any(target => IsOwner(StatelessCode.Variable(target))),
                    IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument =>
                        IsOwner(StatelessCode.Variable(argument.Value)),
                    IInvocationOperation call => IsSetElsewhere()
                        && (
                            call.TargetMethod.ContainingType.TypeKind == TypeKind.Delegate
                            || call.TargetMethod.DeclaringSyntaxReferences.Length > 0),
                    _ => false,
                });

    private bool IsOwner(ISymbol? variable) => SymbolEqualityComparer.Default.Equals(variable, Owner);

    /// <summary>Whether code that a call in this body may run sets the owner.</summary>
    private bool IsSetElsewhere()
    {
        if (Scope is null || Owner is null or IFieldSymbol { IsReadOnly: true })
            return false;

        var here = MachineScope.FunctionAround(Call);
        return Scope
            .ValuesOf(Owner)
            .Any(value =>
                !SymbolEqualityComparer.Default.Equals(MachineScope.FunctionAround(value), here)
                && (Owner is ILocalSymbol or IParameterSymbol || !Scope.IsConstruction(value)));
    }
}
