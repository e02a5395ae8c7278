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
        report = NoneOpen(trigger, closed!);
        return false;
    }

    /// <summary>
    /// Selects the first open branch for a trigger that has an asynchronous condition. If none is open, the report
    /// gives the reasons.
    /// </summary>
    public async ValueTask<(CompiledBranch<TStage, TTrigger, TSubject>? Branch, GateReport? Report)> SelectAsync(
        TTrigger trigger, EvaluationScope scope, CancellationToken cancellationToken)
    {
        List<CriterionLine> closed = [];
        foreach (var candidate in runtime.Lifecycle.Branches(position.Stage, trigger).ToArray())
        {
            var branch = candidate.Towards(position.Previous);
            var line = await ClosedAsync(branch, scope, cancellationToken).ConfigureAwait(runtime.KeepsContext);
            if (line is null)
                return (branch, null);

            closed.Add(line);
            if (line.Verdict == Verdict.Faulted)
                break;
        }

        return (null, NoneOpen(trigger, closed));
    }

    /// <summary>
    /// What keeps a fire from taking one branch among those of its trigger, apart from its criteria; null if nothing
    /// does.
    /// </summary>
    public async ValueTask<CriterionLine?> BarrierAsync(
        LifecycleTransition<TStage, TTrigger> transition, EvaluationScope scope, CancellationToken cancellationToken)
    {
        foreach (var candidate in runtime.Lifecycle.BranchesBeside(transition))
        {
            var branch = candidate.Towards(position.Previous);
            var closed = await ClosedAsync(branch, scope, cancellationToken).ConfigureAwait(runtime.KeepsContext);
            if (candidate.Transition == transition || closed is { Verdict: Verdict.Faulted })
                return closed;
            if (closed is null)
                return Line(branch, Verdict.Unmet, $"The branch to {branch.Transition.To} comes first and is open.");
        }

        return null;
    }

    private async ValueTask<CriterionLine?> ClosedAsync(
        CompiledBranch<TStage, TTrigger, TSubject> branch, EvaluationScope scope, CancellationToken cancellationToken)
    {
        if (branch.Condition is not { Later: { } condition })
            return Closed(branch);

        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            var result = await condition
                .EvaluateInTimeAsync(branch.Context(subject, command, now), runtime.Criteria, scope, cancellationToken)
                .ConfigureAwait(runtime.KeepsContext);
            return result.Verdict == Verdict.Met ? null : NotOpen(branch);
        }
        catch (Exception exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Faulted(branch, exception);
        }
    }

    /// <summary>Why the condition of a branch does not hold; null if it does.</summary>
    private CriterionLine? Closed(CompiledBranch<TStage, TTrigger, TSubject> branch)
    {
        if (branch.Condition is not { } condition)
            return null;

        try
        {
            return condition.Holds!(subject, branch.Context(subject, command, now)) ? null : NotOpen(branch);
        }
        catch (Exception exception)
        {
            return Faulted(branch, exception);
        }
    }

    private GateReport NoneOpen(TTrigger trigger, List<CriterionLine> closed) => GateReport.Of(
        KeyText.Of(trigger), runtime.Graph.Stages[position.Stage].Name, null, TransitionOutcome.Refused, closed);

    private static CriterionLine NotOpen(CompiledBranch<TStage, TTrigger, TSubject> branch) =>
        Line(branch, Verdict.Unmet, $"The branch to {branch.Transition.To} is not open.");

    private static CriterionLine Faulted(CompiledBranch<TStage, TTrigger, TSubject> branch, Exception exception)
    {
        var reason = $"The condition of the branch to {branch.Transition.To} could not be evaluated: "
            + $"{TypeText.Of(exception.GetType())}: {exception.Message}";
        return Line(branch, Verdict.Faulted, reason, exception);
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
