namespace Lifecycle.Testing;

/// <summary>Draws triggers, most of them permitted, and their payloads.</summary>
internal sealed class RandomCalls<TStage, TTrigger>(
    Setup<TStage, TTrigger> setup,
    Random random,
    NumberSource numbers,
    int longest
) : ICallSource<TStage, TTrigger>
    where TStage : notnull
    where TTrigger : notnull
{
    private const double ChanceOfPermitted = 0.75;

    private int _left = random.Next(1, longest + 1);

    public (TTrigger Trigger, Draw Payload)? Next(TStage stage)
    {
        if (_left-- == 0 || setup.Triggers.Count == 0)
            return null;

        if (setup.Graph.PermittedTriggers(stage).Count == 0 && random.Next(2) == 0)
            return null;

        return (Trigger(stage), new(random.Next(), numbers));
    }

    /// <summary>A trigger for a stage. There is at least one trigger.</summary>
    public TTrigger Trigger(TStage stage)
    {
        var permitted =
            random.NextDouble() < ChanceOfPermitted
                ? setup.Graph.PermittedTriggers(stage).Intersect(setup.Triggers).ToArray()
                : [];
        var onward = Array.FindAll(permitted, trigger =>
            !setup.Graph.TransitionsFrom(stage, trigger).All(setup.Space.LeadsToDeadEnd));
        IReadOnlyList<TTrigger>[] preferred =
            random.Next(StateSpace<TStage, TTrigger>.StepsPerDeadEnd) > 0
                ? [onward, permitted, setup.Triggers]
                : [permitted, setup.Triggers];
        var triggers = preferred.First(triggers => triggers.Count > 0);
        return triggers[random.Next(triggers.Count)];
    }
}
