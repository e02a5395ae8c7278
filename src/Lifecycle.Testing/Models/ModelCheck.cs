namespace Lifecycle.Testing;

/// <summary>Tries random cases, and those next to a boundary, until a system differs from its model.</summary>
internal sealed class ModelCheck<TStage, TTrigger>(Setup<TStage, TTrigger> setup, ModelOptions options)
    where TStage : notnull
    where TTrigger : notnull
{
    private const int Reruns = 5;

    private readonly Trial<TStage, TTrigger> _trial = new(setup, new(options.Timeout, options.TimeProvider));

    public Task RunAsync() => NoCaseException.TellAsync(RunAsync, options.Seed ?? Random.Shared.Next());

    private async Task RunAsync(int seed)
    {
        var random = new Random(seed);
        var numbers = new NumberSource(random);
        var subjects = new SubjectSource<TStage, TTrigger>(setup, random, numbers);
        var search = new BoundarySearch<TTrigger>(_trial.VerdictsAsync, random, numbers);
        var left = options.Sequences;
        for (var number = 0; number < options.Sequences; number++)
        {
            var (draw, model) = await subjects.DrawAsync().ConfigureAwait(false);
            var calls = new RandomCalls<TStage, TTrigger>(setup, random, numbers, options.Longest);
            var trace = await _trial.RunAsync(draw, model, calls).ConfigureAwait(false);
            if (trace.Differs)
                throw await FailureAsync(trace, seed).ConfigureAwait(false);

            if (left <= 0)
                continue;

            foreach (var near in await search.NearAsync(trace.Case).ConfigureAwait(false))
            {
                left--;
                try
                {
                    trace = await _trial.RunAsync(near).ConfigureAwait(false);
                }
                catch (StartRefusedException)
                {
                    continue;
                }

                if (trace.Differs)
                    throw await FailureAsync(trace, seed).ConfigureAwait(false);
            }
        }
    }

    private async Task<LifecycleModelException> FailureAsync(Trace<TTrigger> trace, int seed)
    {
        if (await OtherAsync(trace).ConfigureAwait(false) is { } other)
            return Flaky(trace, other, seed);

        var hangs = 0;
        var shrinker = new CaseShrinker<TStage, TTrigger>(setup, FailsAsync);
        await shrinker.ShrinkAsync(trace.Case).ConfigureAwait(false);
        return await OtherAsync(trace).ConfigureAwait(false) is { } differs
            ? Flaky(trace, differs, seed)
            : Failure(
                $"The system does not behave as {setup.Graph.Name} defines. A minimal sequence that shows it:"
                    + TraceText.Of(setup, trace),
                seed,
                trace);

        async Task<Case<TTrigger>?> FailsAsync(Case<TTrigger> simpler)
        {
            if (hangs >= TimeLimit.MostHangs)
                return null;

            Trace<TTrigger> run;
            try
            {
                run = await _trial.RunAsync(simpler).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is StartRefusedException or NoCaseException)
            {
                return null;
            }

            hangs += run.IsHung ? 1 : 0;
            if (!run.Differs)
                return null;

            trace = run;
            return run.Case;
        }
    }

    /// <summary>Another result of the same case, if the system is not deterministic.</summary>
    private async Task<Trace<TTrigger>?> OtherAsync(Trace<TTrigger> trace)
    {
        for (var run = 0; run < (trace.IsHung ? 1 : Reruns); run++)
        {
            var again = await _trial.RunAsync(trace.Case).ConfigureAwait(false);
            if (again.Outcome != trace.Outcome)
                return again;
        }

        return null;
    }

    private LifecycleModelException Flaky(Trace<TTrigger> trace, Trace<TTrigger> other, int seed) => Failure(
        $"The system is flaky: in two runs of the same sequence it behaved differently, and not as {setup.Graph.Name} "
            + $"defines. In one run:{TraceText.Of(setup, trace)}\nIn another run:{TraceText.Of(setup, other)}",
        seed,
        trace,
        isFlaky: true);

    private static LifecycleModelException Failure(
        string message, int seed, Trace<TTrigger> trace, bool isFlaky = false) => new(
        $"{message}\nReproduce it with seed {seed}.",
        seed,
        trace.Steps.Count,
        isFlaky,
        trace.IsHung ? null : trace.Exception);
}
