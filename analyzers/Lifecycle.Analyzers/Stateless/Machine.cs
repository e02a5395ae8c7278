using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>
/// A machine that does not leave its type, as the code of that type creates and configures it. Immutable once read.
/// </summary>
internal sealed class Machine
{
    private readonly MachineScope _scope;
    private readonly Dictionary<string, MachineState> _states = new(StringComparer.Ordinal);
    private readonly List<IInvocationOperation> _listeners = [];
    private readonly Lazy<ISet<ISymbol>?> _methodsWithin;

    private Machine(
        ISymbol holder,
        IObjectCreationOperation creation,
        MachineScope scope,
        StatelessSymbols symbols,
        MachineCallbacks callbacks)
    {
        (Holder, Creation, _scope, Symbols) = (holder, creation, scope, symbols);
        _methodsWithin = new(() =>
            callbacks.MethodsRunBy(
                States
                    .SelectMany(state =>
                        state.Actions.Select(action => action.Call).Concat(state.Answers.Select(answer => answer.Call)))
                    .Concat(_listeners)));
        IsStoredElsewhere = creation.Constructor?.Parameters is [{ Type.TypeKind: TypeKind.Delegate }, ..];
        Initial = IsStoredElsewhere ? null : StatelessCode.Key(ArgumentOf("initialState"));
        IsImmediate = ArgumentOf("firingMode") is { } mode
            ? StatelessCode.Key(mode) switch
            {
                "Immediate" => true,
                "Queued" => false,
                _ => null,
            }
            : false;
    }

    public StatelessSymbols Symbols { get; }

    /// <summary>The variable that holds it.</summary>
    public ISymbol Holder { get; }

    public IObjectCreationOperation Creation { get; }

    /// <summary>Whether the application stores its state, and so may change it at any time.</summary>
    public bool IsStoredElsewhere { get; }

    /// <summary>
    /// The key of its initial state; <see langword="null"/> if that is known only at run time.
    /// </summary>
    public string? Initial { get; }

    /// <summary>
    /// Whether a fire inside a callback runs immediately, not queued; <see langword="null"/> if unknown.
    /// </summary>
    public bool? IsImmediate { get; }

    /// <summary>Whether it has a handler for unhandled triggers.</summary>
    public bool HandlesUnhandled { get; private set; }

    public IReadOnlyCollection<MachineState> States => _states.Values;

    /// <summary>The calls that register listeners for transitions.</summary>
    public IReadOnlyList<IInvocationOperation> Listeners => _listeners;

    public MachineGraph Graph { get; private set; } = null!;

    /// <summary>
    /// Reads the machine in a variable; <see langword="null"/> if other code may configure it, or its configuration is
    /// not fully known.
    /// </summary>
    public static Machine? Read(
        ISymbol holder,
        MachineScope scope,
        StatelessSymbols symbols,
        MachineCallbacks callbacks)
    {
        if (!IsKept(holder)
            || scope.OnlyValueOf(holder) is not IObjectCreationOperation { Initializer: null } creation
            || !symbols.IsMachine(creation.Type))
            return null;

        var machine = new Machine(holder, creation, scope, symbols, callbacks);
        foreach (var reference in scope.ReferencesOf(holder))
        {
            if (!machine.TryRead(reference))
                return null;
        }

        if (machine.Initial is { } initial)
            machine.StateOf(initial);

        machine.Graph = new(machine, callbacks.MayFire);
        return machine;
    }

    /// <summary>
    /// Whether a fire in a method may be queued because the method may run inside a callback of the machine. A queued
    /// fire takes effect when the outer fire processes it.
    /// </summary>
    /// <param name="method">The method.</param>
    /// <param name="isDoubtEnough">The result if the methods that callbacks run are unknown.</param>
    public bool MayBeQueuedIn(ISymbol method, bool isDoubtEnough) =>
        IsImmediate != true
        && (_methodsWithin.Value is { } methods ? methods.Contains(method.OriginalDefinition) : isDoubtEnough);

    public MachineState? Find(string key) => _states.TryGetValue(key, out var state) ? state : null;

    /// <summary>
    /// The key of the trigger that an expression evaluates to, with or without parameters; <see langword="null"/> if
    /// unknown.
    /// </summary>
    public string? TriggerOf(IOperation? expression) => _scope.TriggerOf(expression);

    /// <summary>Every call on the machine.</summary>
    public IEnumerable<IInvocationOperation> Calls() =>
        _scope.ReferencesOf(Holder).Select(CallOn).OfType<IInvocationOperation>();

    private static bool IsKept(ISymbol holder) =>
        holder switch
        {
            ILocalSymbol { IsRef: false } => true,
            IFieldSymbol or IPropertySymbol => holder.DeclaredAccessibility == Accessibility.Private
                && MachineScope.IsOnlySetHere(holder),
            _ => false,
        };

    private IOperation? ArgumentOf(string parameter) =>
        Creation.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter)?.Value;

    private MachineState StateOf(string key)
    {
        if (!_states.TryGetValue(key, out var state))
            _states.Add(key, state = new(key));

        return state;
    }

    /// <returns>Whether the use of the reference is understood, so that the machine does not escape.</returns>
    private bool TryRead(IOperation reference)
    {
        switch (Outermost(reference).Parent)
        {
            case ISimpleAssignmentOperation assignment when assignment.Target == reference:
            case IPropertyReferenceOperation:
            case INameOfOperation:
            case IIsPatternOperation
            {
                Pattern: IConstantPatternOperation or INegatedPatternOperation { Pattern: IConstantPatternOperation }
            }:
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison
                when comparison.LeftOperand.ConstantValue is { HasValue: true, Value: null }
                    || comparison.RightOperand.ConstantValue is { HasValue: true, Value: null }:
                return true;
            case IConditionalAccessOperation { WhenNotNull: IPropertyReferenceOperation }:
                return true;
        }

        return CallOn(reference) is { } call && TryRead(call);
    }

    private static IOperation Outermost(IOperation reference)
    {
        while (reference.Parent is IConversionOperation { IsImplicit: true } or IParenthesizedOperation)
            reference = reference.Parent;

        return reference;
    }

    private static IInvocationOperation? CallOn(IOperation reference)
    {
        var outer = Outermost(reference);
        return outer.Parent switch
        {
            IInvocationOperation call when call.Instance == outer => call,
            IConditionalAccessOperation access when access.Operation == outer => access
                .WhenNotNull.DescendantsAndSelf()
                .OfType<IInvocationOperation>()
                .FirstOrDefault(call =>
                    call.Instance is IConditionalAccessInstanceOperation && StatelessCode.Receiver(call) == reference),
            _ => null,
        };
    }

    private bool TryRead(IInvocationOperation call)
    {
        switch (call.TargetMethod.Name)
        {
            case "Configure":
                if (StatelessCode.Key(StatelessCode.Argument(call, "state")) is not { } key)
                    return false;

                var state = StateOf(key);
                state.Configure ??= call;
                return TryReadChain(call, state);
            case "OnUnhandledTrigger" or "OnUnhandledTriggerAsync":
                HandlesUnhandled = true;
                return true;
            case "OnTransitioned" or "OnTransitionedAsync" or "OnTransitionCompleted" or "OnTransitionCompletedAsync":
                _listeners.Add(call);
                return true;
            default:
                return Symbols.IsMachine(call.TargetMethod.ContainingType);
        }
    }

    /// <summary>Reads the chain of calls on a configuration.</summary>
    private bool TryReadChain(IOperation configuration, MachineState state)
    {
        while (true)
        {
            var outer = Outermost(configuration);
            switch (outer.Parent)
            {
                case IInvocationOperation call
                    when call.Instance == outer && Symbols.IsConfiguration(call.TargetMethod.ContainingType):
                    if (!TryReadConfiguration(call, state))
                        return false;

                    configuration = call;
                    continue;
                case IExpressionStatementOperation:
                case ISimpleAssignmentOperation { Target: IDiscardOperation }:
                    return true;
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }:
                    return _scope.OnlyValueOf(local) is not null
                        && _scope.ReferencesOf(local).All(reference => TryReadChain(reference, state));
                default:
                    return false;
            }
        }
    }

    private bool TryReadConfiguration(IInvocationOperation call, MachineState state)
    {
        if (MachineAnswer.Of(call, _scope.TriggerOf) is { } answer)
        {
            state.Answers.Add(answer);
            if (answer.To is { } to)
                StateOf(to);

            return answer.Trigger is not null;
        }

        if (MachineAction.Of(call, _scope.TriggerOf) is { } action)
        {
            state.Actions.Add(action);
            return true;
        }

        switch (call.TargetMethod.Name)
        {
            case "SubstateOf" when StatelessCode.Key(StatelessCode.Argument(call, "superstate")) is { } superstate:
                state.Superstates.Add(StateOf(superstate));
                return true;
            case "InitialTransition" when StatelessCode.Key(StatelessCode.Argument(call, "targetState")) is { } target:
                state.InitialTransitions.Add((StateOf(target), call));
                return true;
            default:
                // A method of a later version of Stateless.
                return false;
        }
    }
}
