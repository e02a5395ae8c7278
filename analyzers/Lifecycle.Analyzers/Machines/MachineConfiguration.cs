using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>
/// The configuration of one machine, collected call by call. It fails where a call is not understood. One object per
/// machine; not thread-safe.
/// </summary>
internal sealed class MachineConfiguration(Machines machines)
{
    private readonly HashSet<(ISymbol Symbol, string State)> _chains = [];
    private readonly List<IInvocationOperation> _calls = [];
    private readonly List<IInvocationOperation> _listeners = [];

    public Dictionary<string, MachineState> States { get; } = new(StringComparer.Ordinal);

    /// <summary>Every call on the machine.</summary>
    public IReadOnlyList<IInvocationOperation> Calls => _calls;

    /// <summary>The calls that register listeners for transitions.</summary>
    public IReadOnlyList<IInvocationOperation> Listeners => _listeners;

    public MachineState StateOf(string key)
    {
        if (!States.TryGetValue(key, out var state))
            States.Add(key, state = new(key));

        return state;
    }

    /// <returns>Whether the effect of a call on the machine is understood.</returns>
    public bool TryRead(IInvocationOperation call)
    {
        if (!machines.Symbols.IsMachine(call.TargetMethod.ContainingType))
            return call.TargetMethod.ContainingType.SpecialType == SpecialType.System_Object;

        _calls.Add(call);
        switch (call.TargetMethod.Name)
        {
            case "Configure":
                if (StatelessCode.Key(StatelessCode.Argument(call, "state")) is { } only)
                    StateOf(only).Configure ??= call;

                var keys = StateKeys.Of(StatelessCode.Argument(call, "state"), machines);
                return keys.Count > 0 && keys.All(key => TryReadState(call, StateOf(key)));
            case "OnTransitioned" or "OnTransitionedAsync" or "OnTransitionCompleted" or "OnTransitionCompletedAsync":
                _listeners.Add(call);
                return true;
            default:
                return true;
        }
    }

    private bool TryReadState(IInvocationOperation configure, MachineState state)
    {
        state.IsConfigured = true;
        return TryReadChain(configure, state, null);
    }

    /// <summary>Reads the chain of calls on a configuration.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="state">The state that it configures.</param>
    /// <param name="within">The call of the method that was given the configuration.</param>
    private bool TryReadChain(IOperation configuration, MachineState state, ConfigurationHelper? within)
    {
        while (true)
        {
            var outer = MachineReader.Outermost(configuration);
            switch (outer.Parent)
            {
                case IInvocationOperation link
                    when link.Instance == outer && machines.Symbols.IsConfiguration(link.TargetMethod.ContainingType):
                    if (!TryReadConfiguration(link, state, within))
                        return false;

                    configuration = link;
                    continue;
                case IConditionalOperation choice when choice.Condition != outer:
                    configuration = choice;
                    continue;
                case IExpressionStatementOperation:
                case ISimpleAssignmentOperation { Target: IDiscardOperation }:
                case ISimpleAssignmentOperation assignment when assignment.Target == outer:
                case IPropertyReferenceOperation { Property.Name: "State" }:
                    return true;
                case IReturnOperation when outer.Type?.SpecialType == SpecialType.System_Object:
                    return true;
                case IReturnOperation { Kind: OperationKind.Return }:
                    return MachineScope.FunctionAround(outer) is IMethodSymbol function
                        && (within?.IsOf(function) == true || TryReadReturned(function, state));
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }:
                    return TryReadVariable(local, state, within);
                case IArgumentOperation { Parameter: { RefKind: RefKind.None } parameter }
                    when parameter.ContainingSymbol is IMethodSymbol { IsVirtual: false, IsAbstract: false } method
                        && MachineReader.IsOfCompilation(method)
                        && !method.IsOverride:
                    var call = outer.Parent.Parent!;
                    return TryReadParameter(parameter, state, new(call, method, within))
                        && (!machines.Symbols.IsConfiguration(method.ReturnType)
                            || TryReadChain(call, state, within));
                default:
                    return false;
            }
        }
    }

    /// <summary>A method of the type that returns the configuration of a state.</summary>
    private bool TryReadReturned(IMethodSymbol function, MachineState state) =>
        !_chains.Add((function.OriginalDefinition, state.Key))
        || (
            function.MethodKind != MethodKind.LambdaMethod
            && MachineReader.IsKept(function)
            && machines.ScopeOf(function) is { } scope
            && scope.CallsOf(function).All(call => TryReadChain(call, state, null)));

    private bool TryReadVariable(ISymbol local, MachineState state, ConfigurationHelper? within) =>
        machines.ScopeOf(local) is { } scope
        && scope.OnlyValueOf(local) is not null
        && scope.ReferencesOf(local).All(reference => TryReadChain(reference, state, within));

    /// <summary>A method of the compilation that configures any state it is given.</summary>
    private bool TryReadParameter(IParameterSymbol parameter, MachineState state, ConfigurationHelper helper) =>
        !helper.IsTooDeep
        && machines.Symbols.IsConfiguration(parameter.Type)
        && machines.ScopeOf(parameter) is { } scope
        && !scope.ValuesOf(parameter).Any()
        && scope.ReferencesOf(parameter).All(reference => TryReadChain(reference, state, helper));

    private bool TryReadConfiguration(IInvocationOperation call, MachineState state, ConfigurationHelper? within)
    {
        IOperation? Value(IOperation? value) => within is null ? value : within.ValueOf(value);
        string? TriggerOf(IOperation? trigger) => machines.TriggerOf(Value(trigger));
        string? StateOfArgument(string name) => StatelessCode.Key(Value(StatelessCode.Argument(call, name)));
        if (MachineAnswer.Of(call, TriggerOf, Value) is { } answer)
        {
            state.Answers.Add(answer);
            if (answer.To is { } to)
                StateOf(to);

            return answer.Trigger is not null;
        }

        if (MachineAction.Of(call, TriggerOf) is { } action)
        {
            state.Actions.Add(action);
            return true;
        }

        switch (call.TargetMethod.Name)
        {
            case "SubstateOf" when StateOfArgument("superstate") is { } superstate:
                state.Superstates.Add(StateOf(superstate));
                return true;
            case "InitialTransition" when StateOfArgument("targetState") is { } target:
                state.InitialTransitions.Add((StateOf(target), call));
                return true;
            default:
                // A method of a later version of Stateless.
                return false;
        }
    }
}
