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
    /// Evaluates a trigger of which a branch is selected by the payload, in a dry run that left the payload out:
    /// evaluates every branch that a payload may select.
    /// </summary>
    public async ValueTask<GateReport> EvaluateWithoutPayloadAsync(
        TTrigger trigger, EvaluationScope scope, CancellationToken cancellationToken)
    {
        List<CriterionLine> conditions = [];
        List<(GateReport WhenMet, GateReport Report)> branches = [];
        foreach (var candidate in runtime.Lifecycle.Branches(position.Stage, trigger).ToArray())
        {
            var branch = candidate.Towards(position.Previous);
            var line = await ClosedAsync(branch, scope, cancellationToken).ConfigureAwait(runtime.KeepsContext);
            if (line is not null)
                conditions.Add(line);

            if (line is null or { Verdict: Verdict.AwaitsPayload })
            {
                var context = branch.Context(subject, command, now);
                var report = await branch.Gate.EvaluateAsync(context, runtime.Criteria, scope, cancellationToken)
                    .ConfigureAwait(runtime.KeepsContext);
                branches.Add((branch.Gate.AllMet, report));
            }

            if (line is null or { Verdict: Verdict.Faulted })
                break;
        }

        return branches.Count == 0 ? NoneOpen(trigger, conditions) : UndecidedReport.Of(conditions, branches);
    }

    /// <summary>
    /// What keeps a fire from taking one branch among those of its trigger, or may do so with a payload, apart from its
    /// criteria.
    /// </summary>
    public async ValueTask<IReadOnlyList<CriterionLine>> BarriersAsync(
        LifecycleTransition<TStage, TTrigger> transition, EvaluationScope scope, CancellationToken cancellationToken)
    {
        List<CriterionLine> barriers = [];
        foreach (var candidate in runtime.Lifecycle.BranchesBeside(transition))
        {
            var branch = candidate.Towards(position.Previous);
            var closed = await ClosedAsync(branch, scope, cancellationToken).ConfigureAwait(runtime.KeepsContext);
            var isReached = candidate.Transition == transition;
            if (closed is null && !isReached)
                closed = Line(branch, Verdict.Unmet, $"The branch to {branch.Transition.To} comes first and is open.");
            else if (closed is { Verdict: Verdict.Unmet } && !isReached)
                continue;

            if (closed is not null)
                barriers.Add(closed);
            if (isReached || closed is { Blocks: true })
                break;
        }

        return barriers;
    }

    private async ValueTask<CriterionLine?> ClosedAsync(
        CompiledBranch<TStage, TTrigger, TSubject> branch, EvaluationScope scope, CancellationToken cancellationToken)
    {
        if (branch.Condition is not { Later: { } condition } || AwaitsPayload(branch))
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

    /// <summary>Why the condition of a branch does not hold, or cannot be evaluated; null if it holds.</summary>
    private CriterionLine? Closed(CompiledBranch<TStage, TTrigger, TSubject> branch)
    {
        if (branch.Condition is not { } condition)
            return null;

        if (AwaitsPayload(branch))
        {
            return Line(
                branch,
                Verdict.AwaitsPayload,
                $"The payload, a {TypeText.Of(condition.PayloadType!)}, decides whether the branch to "
                    + $"{branch.Transition.To} is open.");
        }

        try
        {
            return condition.Holds!(subject, branch.Context(subject, command, now)) ? null : NotOpen(branch);
        }
        catch (Exception exception)
        {
            return Faulted(branch, exception);
        }
    }

    /// <summary>Whether the branch has a condition on the payload, and the dry run left the payload out.</summary>
    private bool AwaitsPayload(CompiledBranch<TStage, TTrigger, TSubject> branch) =>
        command.Payload is null && branch.Condition?.PayloadType is not null;

    private GateReport NoneOpen(TTrigger trigger, List<CriterionLine> closed) => GateReport.Of(
        KeyText.Of(trigger), runtime.Graph.Stages[position.Stage].Name, null, TransitionOutcome.Refused, closed);

    private static CriterionLine NotOpen(CompiledBranch<TStage, TTrigger, TSubject> branch) =>
        Line(branch, Verdict.Unmet, $"The branch to {branch.Transition.To} is not open.");

    private static CriterionLine Faulted(CompiledBranch<TStage, TTrigger, TSubject> branch, Exception exception)
    {
        var reason = $"The condition of the branch to {branch.Transition.To} could not be evaluated: "
            + ExceptionText.Of(exception);
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
