using Stateless;

namespace Lifecycle.Interop;

/// <summary>
/// A Stateless machine with entry criteria in front of its transitions. Any number of callers may fire it at once: they
/// are judged and fire one after another, in the order of arrival. The machine itself is not thread-safe, so
/// <see cref="EvaluateAsync"/> and fires that bypass this object must not run beside a fire.
/// </summary>
/// <typeparam name="TState">The type of the states.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
/// <typeparam name="TSubject">The type of the subject that the criteria evaluate.</typeparam>
public sealed class GatedStateMachine<TState, TTrigger, TSubject>
    where TState : notnull
    where TTrigger : notnull
{
    private readonly LifecycleDefinition<TState, TTrigger, TSubject> _definition;
    private readonly InstanceOptions _options;
    private readonly MachineTurn _turn;

    internal GatedStateMachine(
        StateMachine<TState, TTrigger> machine,
        TSubject subject,
        LifecycleDefinition<TState, TTrigger, TSubject> definition,
        InstanceOptions options)
    {
        Machine = machine;
        Subject = subject;
        _turn = MachineTurn.Of(machine);
        _definition = definition;
        _options = new()
        {
            TimeProvider = options.TimeProvider,
            Services = options.Services,
            CriterionTimeout = options.CriterionTimeout,
        };
        foreach (var cell in definition.Graph.Transitions.GroupBy(transition => (transition.From, transition.Trigger)))
        {
            if (cell.Any(transition => !transition.Criteria.SequenceEqual(cell.First().Criteria)))
            {
                throw new ArgumentException(
                    $"{cell.Key.Trigger} may lead from {cell.Key.From} to several states whose criteria differ, and "
                        + "the machine decides between them only when it is fired. "
                    + "Add the criteria to the trigger in that state.");
            }
        }
    }

    /// <summary>The machine. Firing it directly bypasses the criteria.</summary>
    public StateMachine<TState, TTrigger> Machine { get; }

    /// <summary>The subject that the criteria evaluate.</summary>
    public TSubject Subject { get; }

    /// <summary>The state that the machine is in.</summary>
    public TState State => Machine.State;

    /// <summary>
    /// Reports whether a fire would be accepted now, and everything that blocks it. The machine is not fired.
    /// </summary>
    /// <param name="trigger">The trigger.</param>
    /// <param name="command">The actor, the reason, and the payload for the criteria.</param>
    /// <param name="cancellationToken">Cancels the evaluation.</param>
    /// <returns>The report. Each unmet guard of the machine is a line with the id <c>guard</c>.</returns>
    public async ValueTask<GateReport> EvaluateAsync(
        TTrigger trigger, TransitionCommand? command = null, CancellationToken cancellationToken = default)
    {
        var report = await EvaluateCriteriaAsync(trigger, command, cancellationToken).ConfigureAwait(false);
        return
            report.Outcome == TransitionOutcome.NotPermitted
            || Machine.CanFire(trigger, out var unmet)
            || unmet is not { Count: > 0 }
            ? report
            : WithUnmetGuards(report, unmet);
    }

    /// <summary>Fires the machine if every criterion and guard is met.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <param name="command">The actor, the reason, and the payload for the criteria.</param>
    /// <param name="cancellationToken">Cancels the wait for earlier fires, and the evaluation. It does not cancel the
    /// fire of the machine.</param>
    /// <returns>The report. The machine has fired if and only if <see cref="GateReport.Passed"/> is true.</returns>
    /// <exception cref="ReentrantFireException">The call comes from a criterion or action of this
    /// machine.</exception>
    /// <exception cref="Exception">An action of the machine throws; its exception is passed on.</exception>
    public ValueTask<GateReport> TryFireAsync(
        TTrigger trigger, TransitionCommand? command = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(trigger);
        return _turn.TakeAsync(trigger, JudgeAndFireAsync, cancellationToken);

        async ValueTask<GateReport> JudgeAndFireAsync()
        {
            var report = await EvaluateAsync(trigger, command, cancellationToken).ConfigureAwait(false);
            if (report.Passed)
                await Machine.FireAsync(trigger).ConfigureAwait(false);

            return report;
        }
    }

    /// <summary>
    /// Fires the machine with parameters if every criterion is met. The machine evaluates its guards during the fire,
    /// not before it, because guards may depend on the parameters.
    /// </summary>
    /// <param name="trigger">The trigger.</param>
    /// <param name="fire">Fires the machine, for example <c>machine => machine.FireAsync(assign, person)</c>.</param>
    /// <param name="command">The actor, the reason, and the payload for the criteria.</param>
    /// <param name="cancellationToken">Cancels the wait for earlier fires, and the evaluation. It does not cancel the
    /// fire of the machine.</param>
    /// <returns>The report on the criteria. The machine has been fired if and only if <see cref="GateReport.Passed"/>
    /// is true.</returns>
    /// <exception cref="Exception">A guard of the machine is not met, or one of its actions throws; the machine's
    /// exception is passed on.</exception>
    public ValueTask<GateReport> TryFireAsync(
        TTrigger trigger,
        Func<StateMachine<TState, TTrigger>, Task> fire,
        TransitionCommand? command = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(trigger);
        ArgumentNullException.ThrowIfNull(fire);
        return _turn.TakeAsync(trigger, JudgeAndFireAsync, cancellationToken);

        async ValueTask<GateReport> JudgeAndFireAsync()
        {
            var report = await EvaluateCriteriaAsync(trigger, command, cancellationToken).ConfigureAwait(false);
            if (report.Passed)
                await fire(Machine).ConfigureAwait(false);

            return report;
        }
    }

    /// <summary>Fires the machine if every criterion and guard is met, and throws otherwise.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <param name="command">The actor, the reason, and the payload for the criteria.</param>
    /// <param name="cancellationToken">Cancels the wait for earlier fires, and the evaluation. It does not cancel the
    /// fire of the machine.</param>
    /// <returns>The report.</returns>
    /// <exception cref="EntryRefusedException">A criterion or a guard is not met.</exception>
    /// <exception cref="TransitionNotPermittedException">The machine does not permit the trigger in its
    /// state.</exception>
    /// <exception cref="Exception">An action of the machine throws; its exception is passed on.</exception>
    public async ValueTask<GateReport> FireAsync(
        TTrigger trigger, TransitionCommand? command = null, CancellationToken cancellationToken = default)
    {
        var report = await TryFireAsync(trigger, command, cancellationToken).ConfigureAwait(false);
        return report.Outcome switch
        {
            TransitionOutcome.NotPermitted => throw new TransitionNotPermittedException(report),
            TransitionOutcome.Refused => throw new EntryRefusedException(report),
            _ => report,
        };
    }

    /// <summary>
    /// Evaluates the criteria by the graph. Transitions that <c>GetInfo()</c> omits are not in the graph, so for a
    /// trigger that the graph does not permit, the machine decides.
    /// </summary>
    private async ValueTask<GateReport> EvaluateCriteriaAsync(
        TTrigger trigger,
        TransitionCommand? command,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(trigger);
        var report = await _definition.Resume(Subject, Machine.State, options: _options)
            .EvaluateAsync(trigger, command, cancellationToken).ConfigureAwait(false);
        var isKnown = report.Outcome != TransitionOutcome.NotPermitted;
        return
            isKnown
            || !(
                Machine.CanFire(trigger)
                || (await Machine.GetPermittedTriggersAsync().ConfigureAwait(false)).Contains(trigger))
            ? report
            : GateReport.Of(
                report.Trigger!,
                report.From!,
                "a state that the machine decides",
                TransitionOutcome.Moved,
                []);
    }

    private static GateReport WithUnmetGuards(GateReport report, IEnumerable<string> guards) => report with
    {
        Outcome = TransitionOutcome.Refused,
        Lines =
        [
            .. guards.Select(guard => new CriterionLine
            {
                Criterion = new("guard", guard),
                Verdict = Verdict.Unmet,
                Reason = $"The guard is not met: {guard}.",
            }),
            .. report.Lines,
        ],
    };
}
