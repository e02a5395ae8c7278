using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>
/// The certain effect of a call to <c>Fire</c> in the possible states of a machine, as far as it concerns asynchrony.
/// </summary>
internal sealed class SynchronousFire
{
    private readonly Machine _machine;
    private readonly string _trigger;
    private readonly IOperation _fire;

    /// <param name="graph">The graph of the machine.</param>
    /// <param name="states">The states that the machine may be in.</param>
    /// <param name="trigger">The key of the trigger.</param>
    /// <param name="fire">The call.</param>
    public SynchronousFire(MachineGraph graph, StageSet states, string trigger, IOperation fire)
    {
        (_machine, _trigger, _fire) = (graph.Machine, trigger, fire);
        var candidates = graph.Machine.States.Where(state => !(graph.Of(state.Key) & states).IsEmpty)
            .SelectMany(state => state.SelfAndSuperstates().SelectMany(owner => owner.Answers
                .Where(answer => answer.Trigger == trigger)
                .Select(answer => (State: state, Owner: owner, Answer: answer))))
            .ToArray();
        if (candidates.Length == 0 || graph.Machine.HandlesUnhandled)
            return;

        HasOnlyAsyncGuards = candidates.All(candidate => candidate.Answer.HasAsyncGuard);
        HasOnlyAsyncSelectors = candidates.All(candidate =>
            candidate.Answer is { Kind: AnswerKind.Dynamic, IsAsync: true } answer && MayWait(answer.Call));
        if (HasOnlyAsyncGuards || HasOnlyAsyncSelectors)
            return;

        string? action = null;
        foreach (var (state, owner, answer) in candidates)
        {
            action = ActionOf(state, owner, answer);
            if (action is null)
                return;
        }

        AsyncAction = action;
    }

    /// <summary>
    /// The asynchronous action that makes the fire throw; <see langword="null"/> if it may run none.
    /// </summary>
    public string? AsyncAction { get; }

    /// <summary>Whether every answer has an asynchronous guard.</summary>
    public bool HasOnlyAsyncGuards { get; }

    /// <summary>Whether every answer selects the destination asynchronously.</summary>
    public bool HasOnlyAsyncSelectors { get; }

    /// <summary>Whether the task of a selector may be incomplete when the selector returns it.</summary>
    private static bool MayWait(IInvocationOperation permit) =>
        StatelessCode.Argument(permit, "destinationStateSelector") is not { } selector
        || Unwrapped.Delegate(selector) is not IAnonymousFunctionOperation { Symbol.IsAsync: false } function
        || !function
            .Body.Descendants()
            .OfType<IReturnOperation>()
            .All(returned =>
                returned.ReturnedValue is { } value
                && Unwrapped.Expression(value) is IInvocationOperation { TargetMethod.Name: "FromResult" });

    private string? ActionOf(MachineState state, MachineState owner, MachineAnswer answer)
    {
        switch (answer.Kind)
        {
            case AnswerKind.Internal:
                return answer.IsAsync ? $"an internal action of {owner}" : null;
            case AnswerKind.Move when answer.To == state.Key || answer.To is null:
            case AnswerKind.Ignore:
            case AnswerKind.Dynamic:
                return null;
        }

        var target = answer.Kind == AnswerKind.Reentry ? owner : _machine.Find(answer.To!)!;
        return Exits(state, target) ?? Entries(state, target) ?? Listener();
    }

    private string? Exits(MachineState state, MachineState target)
    {
        var left = state == target ? [state] : state.SelfAndSuperstates().Where(each => !target.IsWithin(each));
        return
            left.FirstOrDefault(each =>
                each.Actions.Any(action => action is { Kind: ActionKind.Exit, IsAsync: true } && IsThere(action.Call)))
                is { } leaving
            ? $"an exit action of {leaving}"
            : null;
    }

    private string? Entries(MachineState state, MachineState target)
    {
        var entered = state == target ? [state] : target.SelfAndSuperstates().Where(each => !state.IsWithin(each));
        return entered.Concat(Initial(target)).FirstOrDefault(HasAsyncEntry) is { } entering
            ? $"an entry action of {entering}"
            : null;
    }

    private bool HasAsyncEntry(MachineState state) =>
        state.Actions.Any(action =>
            action is { Kind: ActionKind.Entry, IsAsync: true }
            && (!action.HasTrigger || action.Trigger == _trigger)
            && IsThere(action.Call));

    /// <summary>The substates that initial transitions certainly lead to.</summary>
    private IEnumerable<MachineState> Initial(MachineState entered)
    {
        var seen = new HashSet<MachineState> { entered };
        while (entered.InitialTransitions is [var (to, call)] && IsThere(call) && seen.Add(to))
        {
            yield return to;
            entered = to;
        }
    }

    private string? Listener() =>
        _machine.LosesListeners
            ? null
            : _machine.Listeners.FirstOrDefault(call => StatelessCode.IsAsync(call) && IsThere(call)) is { } listener
            ? listener.TargetMethod.Name
            : null;

    private bool IsThere(IInvocationOperation configuration) => _machine.IsConfiguredBefore(configuration, _fire);
}
