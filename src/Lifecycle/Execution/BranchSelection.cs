using System.Diagnostics.CodeAnalysis;

namespace Lifecycle;

/// <summary>Selects among the branches of a trigger, for one position of one subject.</summary>
internal readonly struct BranchSelection<TStage, TTrigger, TSubject>(
    Runtime<TStage, TTrigger, TSubject> runtime,
    Position position,
    TSubject subject,
    TransitionCommand command,
    DateTimeOffset now)
    where TStage : notnull
    where TTrigger : notnull
{
    /// <summary>Selects the first open branch for a trigger. If none is open, the report gives the reasons.</summary>
    public bool TrySelect(
        TTrigger trigger,
        [NotNullWhen(true)] out CompiledBranch<TStage, TTrigger, TSubject>? branch,
        [NotNullWhen(false)] out GateReport? report)
    {
        var branches = runtime.Lifecycle.Branches(position.Stage, trigger);
        if (branches.IsEmpty)
        {
            branch = null;
            report = runtime.NotPermitted(position.Stage, trigger);
            return false;
        }

        List<CriterionLine>? closed = null;
        foreach (var candidate in branches)
        {
            branch = candidate.Towards(position.Previous);
            if (Closed(branch) is not { } line)
            {
                report = null;
                return true;
            }

            (closed ??= []).Add(line);

            // A condition that threw might have held; trying the next branch would be a guess.
            if (line.Verdict == Verdict.Faulted)
                break;
        }

        branch = null;
        report = GateReport.Of(
            KeyText.Of(trigger), runtime.Graph.Stages[position.Stage].Name, null, TransitionOutcome.Refused, closed!);
        return false;
    }

    /// <summary>Why a fire would not take this branch, apart from its criteria.</summary>
    public IEnumerable<CriterionLine> Barriers(LifecycleTransition<TStage, TTrigger> transition)
    {
        foreach (var candidate in runtime.Lifecycle.BranchesBeside(transition))
        {
            var branch = candidate.Towards(position.Previous);
            var closed = Closed(branch);
            if (candidate.Transition == transition || closed is { Verdict: Verdict.Faulted })
                return closed is null ? [] : [closed];
            if (closed is null)
                return [Line(branch, Verdict.Unmet, $"The branch to {branch.Transition.To} comes first and is open.")];
        }

        return [];
    }

    /// <summary>Why the condition of a branch does not hold; null if it does.</summary>
    private CriterionLine? Closed(CompiledBranch<TStage, TTrigger, TSubject> branch)
    {
        if (branch.Condition is not { } condition)
            return null;

        try
        {
            return condition.Holds(subject, branch.Context(subject, command, now))
                ? null
                : Line(branch, Verdict.Unmet, $"The branch to {branch.Transition.To} is not open.");
        }
        catch (Exception exception)
        {
            var reason = $"The condition of the branch to {branch.Transition.To} could not be evaluated: "
                + $"{TypeText.Of(exception.GetType())}: {exception.Message}";
            return Line(branch, Verdict.Faulted, reason, exception);
        }
    }

    private static CriterionLine Line(
        CompiledBranch<TStage, TTrigger, TSubject> branch,
        Verdict verdict,
        string reason,
        Exception? exception = null) => new()
        {
            Criterion = new(
            branch.Condition?.Name ?? "otherwise", $"The condition of the branch to {branch.Transition.To}"),
            Verdict = verdict,
            Reason = reason,
            Exception = exception,
        };
}
