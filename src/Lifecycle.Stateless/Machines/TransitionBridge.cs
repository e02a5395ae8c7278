namespace Lifecycle.Interop;

/// <summary>
/// Bridges one trigger in one stage of an instance to Stateless: its gate becomes guards, and a fire of the machine
/// becomes a step of the instance. Not thread-safe, like the machine that uses it.
/// </summary>
internal sealed class TransitionBridge<TStage, TTrigger, TSubject>(
    LifecycleInstance<TStage, TTrigger, TSubject> instance, TTrigger trigger, Func<TransitionCommand> command)
    where TStage : notnull
    where TTrigger : notnull
{
    private GateReport? _report;
    private long? _version;

    /// <summary>The stage that the step leads to, according to the last evaluation.</summary>
    public TStage Destination =>
        instance.Graph.Stages.FirstOrDefault(stage => !stage.IsSuperstage && stage.Name == _report?.To) is { } to
            ? to.Key
            : instance.Stage;

    /// <summary>One guard for the gate as a whole.</summary>
    public Guard AsGuard(params IReadOnlyCollection<LifecycleTransition<TStage, TTrigger>> branches)
    {
        var conditions = branches.Select(branch => branch.Condition).OfType<string>();
        var criteria = branches.SelectMany(branch => branch.Criteria).Distinct().Select(Describe);
        return new(Passes, string.Join("; ", conditions.Concat(criteria)));
    }

    /// <summary>
    /// One guard for each criterion, by which Stateless names the unmet ones. Stateless calls all guards of a
    /// transition in order: the first guard evaluates the gate, and the others read the resulting report.
    /// </summary>
    public Guard[] AsGuards(LifecycleTransition<TStage, TTrigger> transition) =>
        transition.Condition is not null
            ? [AsGuard(transition)]
            :
            [
                .. transition.Criteria.Select(
                    (criterion, index) =>
                        new Guard(
                            payload => (index > 0 || Evaluate(payload)) && !Blocks(criterion),
                            Describe(criterion))),
            ];

    /// <summary>Takes the step that the guards have permitted.</summary>
    public void Fire(object? payload)
    {
        var version = _version;
        _version = null;
        SyncOverAsync.Run(
            () => instance.FireAsync(trigger, command() with { Payload = payload, ExpectedVersion = version }));
    }

    private bool Passes(object? payload)
    {
        Evaluate(payload);
        return _report!.Passed;
    }

    /// <returns>Always true.</returns>
    private bool Evaluate(object? payload)
    {
        _version = instance.Version;
        _report = SyncOverAsync.Run(
            () => instance.EvaluateAsync(trigger, command() with { Payload = payload, ExpectedVersion = null }));
        return true;
    }

    private bool Blocks(CriterionDescription criterion) => _report!.Blocking.Any(line => line.Criterion == criterion);

    private static string Describe(CriterionDescription criterion) =>
        criterion.Title == criterion.Id ? criterion.Id : $"{criterion.Id}: {criterion.Title}";
}
