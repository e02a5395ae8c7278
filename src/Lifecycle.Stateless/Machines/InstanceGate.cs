namespace Lifecycle.Interop;

/// <summary>
/// The gate of one trigger in one stage of an instance, as Stateless asks for it: its guards first, and then the step.
/// Not thread-safe, as the machine that asks.
/// </summary>
internal sealed class InstanceGate<TStage, TTrigger, TSubject>(
    LifecycleInstance<TStage, TTrigger, TSubject> instance, TTrigger trigger, Func<TransitionCommand> command)
    where TStage : notnull
    where TTrigger : notnull
{
    private GateReport? _report;
    private long? _version;

    /// <summary>Where the step leads by the last evaluation.</summary>
    public TStage Destination =>
        instance.Graph.Stages.FirstOrDefault(stage => !stage.IsSuperstage && stage.Name == _report?.To) is { } to
            ? to.Key
            : instance.Stage;

    /// <summary>One guard for the gate as a whole.</summary>
    public Guard AsGuard(params IReadOnlyCollection<LifecycleTransition<TStage, TTrigger>> routes)
    {
        var conditions = routes.Select(route => route.Condition).OfType<string>();
        var criteria = routes.SelectMany(route => route.Criteria).Distinct().Select(Describe);
        return new(Passes, string.Join("; ", conditions.Concat(criteria)));
    }

    /// <summary>
    /// A guard for each criterion, so that Stateless names each that is not met. The first evaluates the gate and the
    /// others look into its report: Stateless asks all guards of a transition, from the first to the last.
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

    /// <summary>Takes the step that the guards have let through.</summary>
    public void Fire(object? payload)
    {
        var version = _version;
        _version = null;
        Waiting.For(() => instance.FireAsync(trigger, command() with { Payload = payload, ExpectedVersion = version }));
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
        _report = Waiting.For(() =>
            instance.EvaluateAsync(trigger, command() with { Payload = payload, ExpectedVersion = null }));
        return true;
    }

    private bool Blocks(CriterionDescription criterion) => _report!.Blocking.Any(line => line.Criterion == criterion);

    private static string Describe(CriterionDescription criterion) =>
        criterion.Title == criterion.Id ? criterion.Id : $"{criterion.Id}: {criterion.Title}";
}
