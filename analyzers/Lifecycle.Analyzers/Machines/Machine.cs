using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>
/// A machine that does not leave the code that configures it, as that code creates and configures it. Immutable once
/// read.
/// </summary>
internal sealed class Machine
{
    private readonly Machines _machines;
    private readonly MachineScope[] _scopes;
    private readonly Dictionary<string, MachineState> _states;
    private readonly Lazy<ISet<ISymbol>?> _methodsWithin;
    private readonly Lazy<ConstructionOrder> _order;
    private readonly Lazy<IReadOnlyList<MachineCallback>> _callbackFunctions;

    public Machine(MachineReader reader, Machines machines, MachineCallbacks callbacks)
    {
        _machines = machines;
        _states = reader.Configuration.States;
        (Symbols, Creations) = (reader.Symbols, reader.Creations);
        (Calls, Listeners) = (reader.Configuration.Calls, reader.Configuration.Listeners);
        Places = reader.Places();
        _scopes = [.. Places.SelectMany(place => machines.ScopesOf(place) ?? []).Distinct()];
        HandlesUnhandled = Calls.Any(call =>
            call.TargetMethod.Name is "OnUnhandledTrigger" or "OnUnhandledTriggerAsync");
        LosesListeners = Calls.Any(call =>
            call.TargetMethod.Name == "UnregisterAllCallbacks"
            || call.TargetMethod.Name.EndsWith("Unregister", StringComparison.Ordinal));
        IsStoredElsewhere = Creations.Any(IsStored);
        MayRunAsync = Listeners.Any(StatelessCode.IsAsync)
            || States.Any(state => state.Actions.Any(action => action.IsAsync)
                || state.Answers.Any(answer => answer.IsAsync || answer.HasAsyncGuard));
        Initial = OnlyOne(Creations.Select(InitialOf));
        IsImmediate = OnlyOne(Creations.Select(ModeOf)) switch
        {
            "Immediate" => true,
            "Queued" => false,
            _ => null,
        };
        MayBeReplaced = Places.Any(place =>
            place is IFieldSymbol { IsReadOnly: false } or IPropertySymbol { SetMethod.IsInitOnly: false }
            && !_scopes.All(scope => scope.ValuesOf(place).All(value => value.Parent is ICoalesceAssignmentOperation
                || (scope == machines.ScopeOf(place) && scope.IsConstruction(value)))));
        _methodsWithin = new(() => callbacks.MethodsRunBy(Callbacks));
        _order = new(() => new(this, machines));
        _callbackFunctions = new(() => [.. FindCallbackFunctions()]);
        Graph = new(this, callbacks.MayFire);
    }

    public StatelessSymbols Symbols { get; }

    /// <summary>The variables that hold it, and the methods that return it.</summary>
    public ISet<ISymbol> Places { get; }

    /// <summary>The code that creates it, in the order of the source.</summary>
    public IReadOnlyList<IObjectCreationOperation> Creations { get; }

    /// <summary>Every call on the machine.</summary>
    public IReadOnlyList<IInvocationOperation> Calls { get; }

    /// <summary>The calls that register listeners for transitions.</summary>
    public IReadOnlyList<IInvocationOperation> Listeners { get; }

    /// <summary>Whether a call unregisters listeners.</summary>
    public bool LosesListeners { get; }

    /// <summary>Whether one of its guards, selectors, actions or listeners is asynchronous.</summary>
    public bool MayRunAsync { get; }

    /// <summary>Whether the application stores its state, and so may change it at any time.</summary>
    public bool IsStoredElsewhere { get; }

    /// <summary>
    /// Whether code other than a constructor may replace it by a new machine.
    /// </summary>
    public bool MayBeReplaced { get; }

    /// <summary>Whether only local variables hold it.</summary>
    public bool IsLocal => Places.All(place => place is ILocalSymbol or IParameterSymbol or IMethodSymbol);

    /// <summary>Whether only local variables and private members hold or return it.</summary>
    public bool IsKept =>
        Places.All(place =>
            place is ILocalSymbol or IParameterSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction }
            || MemberUses.IsPrivate(place));

    /// <summary>
    /// The key of its initial state; <see langword="null"/> if there are several, or it is known only at run time.
    /// </summary>
    public string? Initial { get; }

    /// <summary>
    /// Whether a fire inside a callback runs immediately, not queued; <see langword="null"/> if unknown.
    /// </summary>
    public bool? IsImmediate { get; }

    /// <summary>Whether it has a handler for unhandled triggers.</summary>
    public bool HandlesUnhandled { get; }

    public IReadOnlyCollection<MachineState> States => _states.Values;

    /// <summary>The actions that only this machine has, each with the states that one call registers it for.</summary>
    public IEnumerable<IGrouping<SyntaxNode, (MachineState State, MachineAction Action)>> OwnActions =>
        States
            .SelectMany(state => state.Actions, (state, action) => (State: state, Action: action))
            .Where(each => !DeadCode.Contains(each.Action.Call) && ConfiguresOnlyIt(each.Action.Call))
            .GroupBy(each => each.Action.Call.Syntax);

    /// <summary>The calls that pass functions which the machine calls.</summary>
    public IEnumerable<IInvocationOperation> Callbacks =>
        States
            .SelectMany(state =>
                state.Actions.Select(action => action.Call).Concat(state.Answers.Select(answer => answer.Call)))
            .Concat(Listeners);

    /// <summary>The functions that the machine calls, as far as their code is known.</summary>
    public IReadOnlyList<MachineCallback> CallbackFunctions => _callbackFunctions.Value;

    public MachineGraph Graph { get; }

    /// <summary>A name for the machine that no other machine of the compilation has.</summary>
    public string Name =>
        $"{Creations[0].Syntax.SyntaxTree.FilePath}@{Creations[0].Syntax.SpanStart}";

    /// <summary>The key of the state that a creation sets; <see langword="null"/> if unknown.</summary>
    public static string? InitialOf(IObjectCreationOperation creation) =>
        IsStored(creation) ? null : StatelessCode.Key(ArgumentOf(creation, "initialState"));

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

    /// <summary>The answers of all states to a trigger.</summary>
    public IEnumerable<MachineAnswer> AnswersTo(string trigger) =>
        States.SelectMany(state => state.Answers).Where(answer => answer.Trigger == trigger);

    /// <summary>Whether a transition may end in a state, or go on from there by an initial transition.</summary>
    public bool MayEnter(MachineState entered) =>
        States.Any(state =>
            state.InitialTransitions.Any(initial => initial.To == entered)
            || state.Answers.Any(answer =>
                answer.Kind switch
                {
                    AnswerKind.Dynamic => true,
                    AnswerKind.Reentry => state == entered,
                    AnswerKind.Move => answer.To is null || answer.To == entered.Key,
                    _ => false,
                }));

    /// <summary>
    /// The states that no path reaches; empty if the initial state or a destination is known only at run time.
    /// </summary>
    public IEnumerable<MachineState> UnreachableStates()
    {
        if (Initial is not { } initial
            || IsStoredElsewhere
            || States.Any(state =>
                state.Answers.Any(answer =>
                    answer.Kind == AnswerKind.Dynamic || (answer.Kind == AnswerKind.Move && answer.To is null))))
            return [];

        var reached = Graph.ReachableByFires(Graph.Of(initial));
        return States.Where(state => (Graph.Within(state.Key) & reached).IsEmpty);
    }

    /// <summary>
    /// Whether a configuration call has certainly run, on the same object, when later code runs.
    /// </summary>
    public bool IsConfiguredBefore(IInvocationOperation configuration, IOperation later) =>
        _order.Value.HasRun(configuration, later);

    /// <summary>Whether a configuration call certainly runs for every object while it is constructed.</summary>
    public bool IsAlwaysConfigured(IInvocationOperation configuration) =>
        _order.Value.IsPartOfConstruction(configuration);

    /// <summary>
    /// Whether a call configures this machine only. A method that is given a machine, or the configuration of a state,
    /// may be given others as well.
    /// </summary>
    public bool ConfiguresOnlyIt(IInvocationOperation call)
    {
        for (var symbol = MachineScope.FunctionAround(call); symbol is IMethodSymbol method;
            symbol = method.ContainingSymbol)
        {
            foreach (var parameter in method.Parameters.Where(each =>
                    Symbols.IsMachine(each.Type) || Symbols.IsConfiguration(each.Type)))
            {
                if (!MachineReader.IsKept(method)
                    || CallsOf(method).ToArray() is not [IInvocationOperation only]
                    || only.Arguments.FirstOrDefault(each => each.Parameter?.Ordinal == parameter.Ordinal)
                        is not { Value: var value }
                    || !IsOrConfigures(value))
                    return false;
            }
        }

        return true;
    }

    /// <summary>
    /// The key of the trigger that an expression evaluates to, with or without parameters; <see langword="null"/> if
    /// unknown.
    /// </summary>
    public string? TriggerOf(IOperation? expression) => _machines.TriggerOf(expression);

    /// <summary>The call to <c>SetTriggerParameters</c> that created a trigger with parameters.</summary>
    public IInvocationOperation? RegistrationOf(IOperation trigger) =>
        StatelessCode.Variable(trigger) is { } variable
            ? _machines.ScopeOf(variable)?.RegistrationOf(trigger)
            : _scopes.Select(scope => scope.RegistrationOf(trigger)).FirstOrDefault();

    /// <summary>The calls of a method, and the references to it, in the code that uses the machine.</summary>
    public IEnumerable<IOperation> CallsOf(ISymbol method) => _scopes.SelectMany(scope => scope.CallsOf(method));

    /// <summary>Whether an expression reads a variable that holds the machine.</summary>
    public bool IsReadBy(IOperation? expression) =>
        StatelessCode.Variable(expression) is { } variable && Places.Contains(variable.OriginalDefinition);

    /// <summary>Whether an expression is the machine, or the configuration of one of its states.</summary>
    private bool IsOrConfigures(IOperation expression)
    {
        var value = Unwrapped.Expression(expression);
        return value is IInvocationOperation call
            && StatelessCode.StartOf(call, Symbols) is IInvocationOperation { TargetMethod.Name: "Configure" } configure
            ? IsReadBy(configure.Instance)
            : IsReadBy(value);
    }

    private IEnumerable<MachineCallback> FindCallbackFunctions() =>
        from callback in States
            .SelectMany(state =>
                state
                    .Actions.Select(action => (Registration: action.Call, State: (string?)state.Key))
                    .Concat(state.Answers.Select(answer => (Registration: answer.Call, State: (string?)state.Key))))
            .Concat(Listeners.Select(listener => (Registration: listener, State: (string?)null)))
        from argument in callback.Registration.Arguments
        where argument.Parameter?.Type.TypeKind == TypeKind.Delegate && argument.Parameter.Name != "guard"
        let function = Unwrapped.Delegate(argument.Value)
        let body = _scopes.Select(scope => scope.BodyOf(function)).FirstOrDefault(each => each is not null)
        where body is not null
        select new MachineCallback(
            callback.Registration,
            callback.State,
            body,
            function is IAnonymousFunctionOperation);

    private static IOperation? ArgumentOf(IObjectCreationOperation creation, string parameter) =>
        creation.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter)?.Value;

    private static bool IsStored(IObjectCreationOperation creation) =>
        creation.Constructor?.Parameters is [{ Type.TypeKind: TypeKind.Delegate }, ..];

    private static string? ModeOf(IObjectCreationOperation creation) =>
        creation.Constructor?.Parameters.Any(parameter => parameter.Name == "firingMode") == true
            ? StatelessCode.Key(ArgumentOf(creation, "firingMode"))
            : "Queued";

    private static string? OnlyOne(IEnumerable<string?> keys) =>
        keys.Distinct().Take(2).ToArray() is [var only] ? only : null;
}
