namespace Lifecycle.Analyzers;

/// <summary>
/// The certain effect of a call to <c>Fire</c> in the possible states of a machine, as far as it concerns asynchrony.
/// </summary>
internal readonly struct SynchronousFire
{
    private readonly Machine _machine;
    private readonly string _trigger;

    public SynchronousFire(MachineGraph graph, StageSet states, string trigger)
    {
        (_machine, _trigger) = (graph.Machine, trigger);
        var candidates = graph.Machine.States.Where(state => !(graph.Of(state.Key) & states).IsEmpty)
            .SelectMany(state => state.SelfAndSuperstates().SelectMany(owner => owner.Answers
                .Where(answer => answer.Trigger == trigger)
                .Select(answer => (State: state, Owner: owner, Answer: answer))))
            .ToArray();
        if (candidates.Length == 0 || graph.Machine.HandlesUnhandled)
            return;

        if (candidates.All(candidate => candidate.Answer.HasAsyncGuard))
        {
            AsyncBranch =
                $"Every guard of {trigger} is asynchronous, and Fire ignores asynchronous guards, so this throws. "
                    + "Await FireAsync.";
            return;
        }

        if (candidates.All(candidate => candidate.Answer is { Kind: AnswerKind.Dynamic, IsAsync: true }))
        {
            AsyncBranch =
                $"The destination of {trigger} is selected asynchronously, so Fire returns before the move and loses "
                    + "its exceptions. Await FireAsync.";
            return;
        }

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

    /// <summary>The message if every branch is asynchronous; otherwise <see langword="null"/>.</summary>
    public string? AsyncBranch { get; }

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

    private static string? Exits(MachineState state, MachineState target)
    {
        var left = state == target ? [state] : state.SelfAndSuperstates().Where(each => !target.IsWithin(each));
        return
            left.FirstOrDefault(each => each.Actions.Any(action => action is { Kind: ActionKind.Exit, IsAsync: true }))
                is { } leaving
            ? $"an exit action of {leaving}"
            : null;
    }

    private string? Entries(MachineState state, MachineState target)
    {
        var trigger = _trigger;
        var entered = state == target ? [state] : target.SelfAndSuperstates().Where(each => !state.IsWithin(each));
        return
            entered.FirstOrDefault(each =>
                each.Actions.Any(action =>
                    action is { Kind: ActionKind.Entry, IsAsync: true }
                    && (!action.HasTrigger || action.Trigger == trigger)))
                is { } entering
            ? $"an entry action of {entering}"
            : null;
    }

    private string? Listener() =>
        _machine.Listeners.FirstOrDefault(call =>
            call.TargetMethod.Name is "OnTransitionedAsync" or "OnTransitionCompletedAsync")
            is { } listener
            ? listener.TargetMethod.Name
            : null;
}
