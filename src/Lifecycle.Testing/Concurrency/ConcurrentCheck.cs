namespace Lifecycle.Testing;

/// <summary>Runs random stories until one has a result that no order of its calls explains.</summary>
internal sealed class ConcurrentCheck<TStage, TTrigger>(Setup<TStage, TTrigger> setup, ConcurrentModelOptions options)
    where TStage : notnull
    where TTrigger : notnull
{
    /// <summary>The callers fire in so many runs before the results are looked at.</summary>
    private const int RunsAtOnce = 25;

    /// <summary>A story without concurrent callers has the same result each time.</summary>
    private const int RunsOfOneCaller = 3;

    /// <summary>A simpler story is run so many times as often as the failing one needed.</summary>
    private const int Certainty = 30;

    /// <summary>Where a race still has more calls than two, simpler stories are run so many times as often.</summary>
    private const int Many = 20;
    private const int CallsOfARace = 2;

    /// <summary>
    /// Shrinking ends after so many runs for each repetition. A race that shows once in thousands of runs, as where the
    /// callers have less than a core each, would otherwise keep it busy for many minutes.
    /// </summary>
    private const int MostRuns = 2000;

    private readonly TimeLimit _limit = new(options.Timeout, options.TimeProvider);
    private readonly Callers<TStage, TTrigger> _callers = new(options.Timeout, options.TimeProvider);

    public Task RunAsync() => NoCaseException.TellAsync(RunAsync, options.Seed ?? Random.Shared.Next());

    private async Task RunAsync(int seed)
    {
        var random = new Random(seed);
        var teller = new StoryTeller<TStage, TTrigger>(setup, options, random);
        for (var number = 0; setup.Triggers.Count > 0 && number < options.Stories; number++)
        {
            Case<TTrigger> story;
            try
            {
                story = await teller.DrawAsync().ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is not NoCaseException)
            {
                var message = $"Drawing a story for {setup.Graph.Name} threw {exception.GetType().Name}: "
                    + $"{exception.Message}\nReproduce it with seed {seed}.";
                throw new LifecycleModelException(message, seed, stepCount: 0, isFlaky: false, exception);
            }

            if (await FailureAsync(story, options.Repetitions, random).ConfigureAwait(false) is { } failure)
                throw await ShrunkAsync(failure, seed, random).ConfigureAwait(false);
        }
    }

    private async Task<LifecycleModelException> ShrunkAsync(
        StoryFailure<TStage, TTrigger> failure, int seed, Random random)
    {
        var (needed, least) = (failure.Runs, options.Repetitions);
        var hangs = 0;
        var left = MostRuns * (long)options.Repetitions;
        var shrinker = new StoryShrinker<TStage, TTrigger>(setup, async simpler =>
        {
            if (hangs >= TimeLimit.MostHangs || left <= 0 || !await MayStartAsync(simpler).ConfigureAwait(false))
                return null;

            var runs = (int)Math.Clamp((long)Certainty * needed, least, Many * (long)least);
            var again = await FailureAsync(simpler, runs, random).ConfigureAwait(false);
            left -= again?.Runs ?? runs;
            if (again is null)
                return null;

            hangs += again.Exception is HungException ? 1 : 0;
            failure = again;
            needed = Math.Max(needed, again.Runs);
            return simpler;
        });
        await shrinker.ShrinkAsync(failure.Story).ConfigureAwait(false);
        if (failure.Story.Calls.Count(call => call.IsConcurrent) > CallsOfARace)
        {
            least = (int)Math.Min(int.MaxValue / Many, Many * (long)least);
            await shrinker.ShrinkAsync(failure.Story).ConfigureAwait(false);
        }

        return new(
            StoryText.Of(setup, failure, seed),
            seed,
            failure.Story.Calls.Count,
            isFlaky: false,
            failure.Exception is HungException ? null : failure.Exception);
    }

    /// <summary>Whether the lifecycle starts with the subject of a story.</summary>
    private async Task<bool> MayStartAsync(Case<TTrigger> story)
    {
        try
        {
            await setup.StartAsync(new(story.Subject)).ConfigureAwait(false);
            return true;
        }
        catch (Exception exception) when (exception is StartRefusedException or NoCaseException)
        {
            return false;
        }
    }

    private async Task<StoryFailure<TStage, TTrigger>?> FailureAsync(
        Case<TTrigger> story, int repetitions, Random random)
    {
        if (story.Calls.Where(call => call.IsConcurrent).DistinctBy(call => call.Caller).Count() < 2)
            repetitions = RunsOfOneCaller;

        for (var done = 0; done < repetitions; done += RunsAtOnce)
        {
            var runs = Enumerable.Range(0, Math.Min(RunsAtOnce, repetitions - done))
                .Select(_ => new StoryRun<TStage, TTrigger>(setup, story))
                .ToArray();
            var failure = await FailureAsync(story, runs, random.Next()).ConfigureAwait(false);
            if (failure is not { Exception: HungException })
                failure = await DisposeAsync(story, runs, failure).ConfigureAwait(false);
            if (failure is not null)
                return failure with { Runs = done + failure.Runs };
        }

        return null;
    }

    private async Task<StoryFailure<TStage, TTrigger>?> FailureAsync(
        Case<TTrigger> story, StoryRun<TStage, TTrigger>[] runs, int seed)
    {
        for (var index = 0; index < runs.Length; index++)
        {
            if (await TroubleAsync(runs[index].BeginAsync).ConfigureAwait(false) is { } trouble)
                return new(story, runs[index].Calls, [], index + 1, trouble);
        }

        var hasEnded = await _callers.FireAsync(runs, seed).ConfigureAwait(false);
        for (var index = 0; index < runs.Length; index++)
        {
            var run = runs[index];
            var calls = run.Callers.SelectMany(calls => calls).ToArray();
            var trouble = Array.Find(calls, call => call.Exception is not null)?.Exception;
            if (!hasEnded && Array.Exists(calls, call => call.Ended == long.MaxValue))
                trouble = new HungException(options.Timeout);

            trouble ??= await TroubleAsync(run.EndAsync).ConfigureAwait(false);
            if (trouble is not null)
                return new(story, run.Calls, [], index + 1, trouble);

            var order = await Linearization<TStage, TTrigger>.LongestOrderAsync(setup, story.Subject, run.Calls)
                .ConfigureAwait(false);
            if (order.Count < run.Calls.Count)
                return new(story, run.Calls, order, index + 1, Exception: null);
        }

        return null;
    }

    private async Task<Exception?> TroubleAsync(Func<CancellationToken, ValueTask<bool>> call)
    {
        try
        {
            await _limit.CallAsync(call).ConfigureAwait(false);
            return null;
        }
        catch (Exception exception) when (exception is not NoCaseException)
        {
            return exception;
        }
    }

    private async Task<StoryFailure<TStage, TTrigger>?> DisposeAsync(
        Case<TTrigger> story, StoryRun<TStage, TTrigger>[] runs, StoryFailure<TStage, TTrigger>? failure)
    {
        for (var index = 0; index < runs.Length; index++)
        {
            var run = runs[index];
            if (await TroubleAsync(_ => run.DisposeAsync()).ConfigureAwait(false) is { } trouble)
                failure ??= new(story, run.Calls, [], index + 1, trouble);
        }

        return failure;
    }
}
