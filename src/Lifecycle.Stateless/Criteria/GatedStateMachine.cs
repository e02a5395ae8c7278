using Stateless;

namespace Lifecycle.Interop;

/// <summary>
/// A state machine of Stateless with entry criteria in front of its fires. Not thread-safe, as the machine itself.
/// </summary>
/// <typeparam name="TState">The type of the states.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
/// <typeparam name="TSubject">The type of the thing that the criteria look at.</typeparam>
public sealed class GatedStateMachine<TState, TTrigger, TSubject>
    where TState : notnull
    where TTrigger : notnull
{
    private readonly LifecycleDefinition<TState, TTrigger, TSubject> _definition;
    private readonly InstanceOptions _options;

    internal GatedStateMachine(
        StateMachine<TState, TTrigger> machine,
        TSubject subject,
        LifecycleDefinition<TState, TTrigger, TSubject> definition,
        InstanceOptions options)
    {
        Machine = machine;
        Subject = subject;
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
                    $"{cell.Key.Trigger} leads from {cell.Key.From} to one of several states whose criteria differ, "
                        + "and which is known only when it is fired. "
                    + "Add the criteria to the trigger in that state.");
            }
        }
    }

    /// <summary>The machine. Whoever fires it directly passes the criteria by.</summary>
    public StateMachine<TState, TTrigger> Machine { get; }

    /// <summary>The thing that the criteria look at.</summary>
    public TSubject Subject { get; }

    /// <summary>The state that the machine is in.</summary>
    public TState State => Machine.State;

    /// <summary>
    /// Says whether a fire would go through now, and if not, everything that keeps it. Nothing changes.
    /// </summary>
    /// <param name="trigger">The trigger.</param>
    /// <param name="command">Who asks, and why; its payload is for the criteria.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The report; guards of the machine that are not met are lines of it, with the id <c>guard</c>.</returns>
    public async ValueTask<GateReport> EvaluateAsync(
        TTrigger trigger, TransitionCommand? command = null, CancellationToken cancellationToken = default)
    {
        var report = await EvaluateCriteriaAsync(trigger, command, cancellationToken).ConfigureAwait(false);
        return
            report.Outcome == TransitionOutcome.NotPermitted
            || Machine.CanFire(trigger, out var unmet)
            || unmet is not { Count: > 0 }
            ? report
            : Behind(report, unmet);
    }

    /// <summary>Fires the machine if every criterion and guard is met.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <param name="command">Who fires, and why; its payload is for the criteria.</param>
    /// <param name="cancellationToken">Gives up the criteria; the fire of the machine is not cancelled.</param>
    /// <returns>The report; the machine has fired where it says <see cref="GateReport.Passed"/>.</returns>
    /// <exception cref="Exception">Whatever an action of the machine throws.</exception>
    public async ValueTask<GateReport> TryFireAsync(
        TTrigger trigger, TransitionCommand? command = null, CancellationToken cancellationToken = default)
    {
        var report = await EvaluateAsync(trigger, command, cancellationToken).ConfigureAwait(false);
        if (report.Passed)
            await Machine.FireAsync(trigger).ConfigureAwait(false);

        return report;
    }

    /// <summary>Fires the machine with parameters if every criterion is met.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <param name="fire">Fires it, for example <c>machine => machine.FireAsync(assign, person)</c>.</param>
    /// <param name="command">Who fires, and why; its payload is for the criteria.</param>
    /// <param name="cancellationToken">Gives up the criteria; the fire of the machine is not cancelled.</param>
    /// <returns>The report; the machine has been fired where it says <see cref="GateReport.Passed"/>.</returns>
    /// <exception cref="Exception">Whatever the fire throws: guards that depend on parameters are asked by it, not
    /// before.</exception>
    public async ValueTask<GateReport> TryFireAsync(
        TTrigger trigger,
        Func<StateMachine<TState, TTrigger>, Task> fire,
        TransitionCommand? command = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(fire);
        var report = await EvaluateCriteriaAsync(trigger, command, cancellationToken).ConfigureAwait(false);
        if (report.Passed)
            await fire(Machine).ConfigureAwait(false);

        return report;
    }

    /// <summary>Fires the machine, or throws.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <param name="command">Who fires, and why; its payload is for the criteria.</param>
    /// <param name="cancellationToken">Gives up the criteria; the fire of the machine is not cancelled.</param>
    /// <returns>The report.</returns>
    /// <exception cref="EntryRefusedException">A criterion or a guard is not met.</exception>
    /// <exception cref="TransitionNotPermittedException">The machine has no transition for the trigger in its
    /// state.</exception>
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

    /// <summary>What the machine's information does not carry, the machine itself is asked.</summary>
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
            : new()
            {
                Trigger = report.Trigger,
                From = report.From,
                To = "a state that it decides when it is fired",
                Outcome = TransitionOutcome.Moved,
            };
    }

    private static GateReport Behind(GateReport report, IEnumerable<string> guards) => new()
    {
        Trigger = report.Trigger,
        From = report.From,
        To = report.To,
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
