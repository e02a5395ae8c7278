namespace Lifecycle.Testing;

/// <summary>Draws stories: a walk to some stage, callers who fire there at the same time, and what follows.</summary>
internal sealed class StoryTeller<TStage, TTrigger>(
    Setup<TStage, TTrigger> setup,
    ConcurrentModelOptions options,
    Random random)
    where TStage : notnull
    where TTrigger : notnull
{
    private const int LongestBefore = 8;
    private const int LongestAfter = 2;

    private readonly NumberSource _numbers = new(random);
    private SubjectSource<TStage, TTrigger>? _subjects;

    /// <exception cref="NoCaseException">No subject can be made that the lifecycle starts with.</exception>
    public async Task<Case<TTrigger>> DrawAsync()
    {
        _subjects ??= new(setup, random, _numbers);
        var (subject, model) = await _subjects.DrawAsync().ConfigureAwait(false);
        var source = new RandomCalls<TStage, TTrigger>(setup, random, _numbers, LongestBefore);
        var stages = new List<TStage> { model.Stage };
        var calls = new List<Call<TTrigger>>();
        for (var length = random.Next(LongestBefore + 1); length > 0; length--)
        {
            calls.Add(await FireAsync(model, source.Trigger(model.Stage), Call<TTrigger>.Before).ConfigureAwait(false));
            stages.Add(model.Stage);
        }

        // Callers have nothing to compete for in a stage that nothing leaves.
        while (calls.Count > 0 && setup.Graph.PermittedTriggers(stages[^1]).Count == 0)
        {
            calls.RemoveAt(calls.Count - 1);
            stages.RemoveAt(stages.Count - 1);
        }

        var rival = source.Trigger(stages[^1]);
        var callers = random.Next(2, options.Callers + 1);
        for (var caller = 1; caller <= callers; caller++)
        {
            var stage = stages[^1];
            var trigger = random.Next(2) == 0 ? rival : source.Trigger(stage);
            for (var left = random.Next(1, options.CallsPerCaller + 1); left > 0; left--)
            {
                calls.Add(await FireAsync(model, trigger, caller).ConfigureAwait(false));
                stage = setup.Graph.TryStep(stage, trigger, out var next) ? next : stage;
                trigger = source.Trigger(stage);
            }
        }

        for (var left = random.Next(LongestAfter + 1); left > 0; left--)
        {
            var trigger = source.Trigger(model.Stage);
            calls.Add(await FireAsync(model, trigger, Call<TTrigger>.After).ConfigureAwait(false));
        }

        return new(subject.Drawn, calls);
    }

    private async Task<Call<TTrigger>> FireAsync(IModel<TStage, TTrigger> model, TTrigger trigger, int caller)
    {
        var draw = new Draw(random.Next(), _numbers);
        await model.FireAsync(trigger, setup.Payload(trigger, draw)).ConfigureAwait(false);
        return new(trigger, draw.Drawn, caller);
    }
}
