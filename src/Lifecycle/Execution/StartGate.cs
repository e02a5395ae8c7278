namespace Lifecycle;

/// <summary>The gate in front of every start: its criteria, and the actions behind it. Immutable.</summary>
internal sealed class StartGate<TStage, TTrigger, TSubject>(
    LifecycleStage<TStage, TTrigger> stage, Gate<TSubject> gate, StartAction<TStage, TSubject>[] actions)
    where TStage : notnull
    where TTrigger : notnull
{
    /// <summary>Whether there is nothing to evaluate and nothing to run.</summary>
    public bool IsOpen => gate.Criteria.Count == 0 && !HasActions;

    public bool HasActions => actions.Length > 0;

    /// <summary>The report of a start that meets every criterion.</summary>
    public GateReport AllMet => gate.AllMet;

    /// <summary>Checks that a command has nothing that only a fire has.</summary>
    /// <exception cref="ArgumentException">It has a payload or an expected version.</exception>
    public static void Check(TransitionCommand command)
    {
        if (command is not { Payload: null, ExpectedVersion: null })
            throw new ArgumentException("A start has no payload and no expected version.", nameof(command));
    }

    /// <summary>Evaluates every criterion, and runs the actions if none blocks.</summary>
    public async ValueTask<GateReport> PassAsync(
        TSubject subject,
        TransitionCommand command,
        DateTimeOffset now,
        CriterionSettings settings,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var context = new CriterionContext<TSubject>
        {
            Subject = subject,
            From = null,
            To = stage.BoxedKey,
            Trigger = null,
            Actor = command.Actor,
            Now = now,
        };
        var report = await gate.EvaluateAsync(context, settings, NewInstance.Scope, cancellationToken)
            .ConfigureAwait(settings.KeepsContext);
        if (!report.Passed)
            return report;

        var start = new StartContext<TStage, TSubject>(subject, stage.Key, command, now);
        foreach (var action in actions)
        {
            await action.RunAsync(start, settings.Services, cancellationToken)
                .ConfigureAwait(settings.KeepsContext);
        }

        return report;
    }

    /// <summary>No caller has the instance yet, so nothing can fire it from inside a criterion.</summary>
    private sealed class NewInstance : EvaluationScope
    {
        public static readonly NewInstance Scope = new();

        public override object? Instance => null;

        public override void Flow()
        {
        }
    }
}
