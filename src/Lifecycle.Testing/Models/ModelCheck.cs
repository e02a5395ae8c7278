using System.Globalization;
using System.Text;

namespace Lifecycle.Testing;

/// <summary>Runs sequences of triggers on a model and a system until their results differ.</summary>
internal sealed class ModelCheck<TStage, TTrigger>(
    LifecycleGraph<TStage, TTrigger> graph,
    Func<LifecycleTrigger<TTrigger>, bool> canFire,
    Func<ValueTask<IModel<TStage, TTrigger>>> createModel,
    Func<ISystemUnderTest<TStage, TTrigger>> createSystem,
    ModelOptions options)
    where TStage : notnull
    where TTrigger : notnull
{
    private const double ChanceOfPermitted = 0.75;

    private readonly TTrigger[] _triggers = [.. graph.Triggers.Where(canFire).Select(trigger => trigger.Key)];
    private readonly StateSpace<TStage, TTrigger> _space = new(graph);

    public async Task RunAsync()
    {
        var seed = options.Seed ?? Random.Shared.Next();
        var random = new Random(seed);
        for (var number = 0; number < options.Sequences; number++)
        {
            var trace = await TraceAsync(new(), random).ConfigureAwait(false);
            if (trace.Differs)
            {
                trace = await ShortestAsync(trace).ConfigureAwait(false);
                throw new LifecycleModelException(Write(trace, seed), seed, trace.Steps.Count, trace.Exception);
            }
        }
    }

    private Task<Trace> TraceAsync(IReadOnlyList<TTrigger> triggers) => TraceAsync(new(triggers), random: null);

    /// <summary>Fires the given triggers, or draws random ones.</summary>
    private async Task<Trace> TraceAsync(Queue<TTrigger> triggers, Random? random)
    {
        var system = createSystem();
        try
        {
            var model = await createModel().ConfigureAwait(false);
            return await TraceAsync(model, system, triggers, random).ConfigureAwait(false);
        }
        finally
        {
            if (system is IAsyncDisposable asynchronous)
                await asynchronous.DisposeAsync().ConfigureAwait(false);
            else
                (system as IDisposable)?.Dispose();
        }
    }

    private async Task<Trace> TraceAsync(
        IModel<TStage, TTrigger> model,
        ISystemUnderTest<TStage, TTrigger> system,
        Queue<TTrigger> triggers,
        Random? random)
    {
        var trace = new Trace();
        if (!system.Stage.Equals(model.Stage))
            return trace.End($"The system starts in {system.Stage}; expected {model.Stage}.");

        var length = random?.Next(1, options.Longest + 1) ?? triggers.Count;
        while (trace.Steps.Count < length && !trace.Differs)
        {
            if (await PermittedAsync(model, system).ConfigureAwait(false) is { } difference)
                return trace.End(difference);

            if (_triggers.Length == 0)
                return trace;

            if (random is not null && graph.PermittedTriggers(model.Stage).Count == 0 && random.Next(2) == 0)
                return trace;

            var trigger = random is null ? triggers.Dequeue() : Draw(model, random);
            await StepAsync(trace, model, system, trigger).ConfigureAwait(false);
        }

        return !trace.Differs && await PermittedAsync(model, system).ConfigureAwait(false) is { } last
            ? trace.End(last)
            : trace;
    }

    private TTrigger Draw(IModel<TStage, TTrigger> model, Random random)
    {
        var permitted =
            random.NextDouble() < ChanceOfPermitted
                ? graph.PermittedTriggers(model.Stage).Intersect(_triggers).ToArray()
                : [];
        var onward = Array.FindAll(permitted, trigger =>
            !graph.TransitionsFrom(model.Stage, trigger).All(_space.LeadsToDeadEnd));
        TTrigger[][] preferred =
            random.Next(StateSpace<TStage, TTrigger>.StepsPerDeadEnd) > 0
                ? [onward, permitted, _triggers]
                : [permitted, _triggers];
        return random.GetItems(preferred.First(triggers => triggers.Length > 0), 1)[0];
    }

    private static async Task StepAsync(
        Trace trace,
        IModel<TStage, TTrigger> model,
        ISystemUnderTest<TStage, TTrigger> system,
        TTrigger trigger)
    {
        var before = model.Stage;
        var expected = await model.FireAsync(trigger).ConfigureAwait(false);
        bool accepted;
        TStage after;
        try
        {
            accepted = await system.FireAsync(trigger).ConfigureAwait(false);
            after = system.Stage;
        }
        catch (Exception exception)
        {
            trace.Fail(
                trigger,
                $"expected {Describe(expected, before)}; it threw {exception.GetType().Name}: {exception.Message}",
                exception);
            return;
        }

        var isExpected = accepted
            ? expected.IsAccepted != false && expected.Stages.Contains(after)
            : expected.IsAccepted != true && after.Equals(before);
        if (!isExpected)
        {
            trace.Fail(
                trigger,
                $"expected {Describe(expected, before)}; "
                    + $"it {(accepted ? "accepted" : "refused")} the trigger and is in {after}.");
            return;
        }

        trace.Steps.Add((trigger, accepted ? $"{before} to {after}" : $"refused in {before}"));
        if (accepted)
            model.Follow(after);
    }

    private async Task<string?> PermittedAsync(
        IModel<TStage, TTrigger> model,
        ISystemUnderTest<TStage, TTrigger> system)
    {
        HashSet<TTrigger> permitted;
        try
        {
            if (system.PermittedTriggers is not { } all)
                return null;

            permitted = [.. all];
        }
        catch (Exception exception)
        {
            return $"In {model.Stage}, reading the permitted triggers threw {exception.GetType().Name}: "
                + $"{exception.Message}";
        }

        foreach (var trigger in _triggers)
        {
            if (await model.AcceptsAsync(trigger).ConfigureAwait(false) is { } accepts
                && accepts != permitted.Contains(trigger))
                return $"In {model.Stage}, the system reports {trigger} as {(accepts ? "not " : "")}permitted.";
        }

        return null;
    }

    /// <summary>
    /// Shrinks a trace: tries the shortest paths to its last trigger, and then leaves out every trigger that it can.
    /// </summary>
    private async Task<Trace> ShortestAsync(Trace trace)
    {
        foreach (var direct in Direct(trace))
        {
            if (direct.Count < trace.Steps.Count
                && await TraceAsync(direct).ConfigureAwait(false) is { Differs: true } shorter)
                trace = shorter;
        }

        int before;
        do
        {
            before = trace.Steps.Count;
            for (var size = before; size > 0; size = Smaller(size))
            {
                for (var index = 0; index + size <= trace.Steps.Count;)
                {
                    var triggers = trace.Triggers;
                    TTrigger[] fewer = [.. triggers.Take(index), .. triggers.Skip(index + size)];
                    if (await TraceAsync(fewer).ConfigureAwait(false) is { Differs: true } shorter)
                        trace = shorter;
                    else
                        index++;
                }
            }
        }
        while (trace.Steps.Count < before);

        return trace;
    }

    /// <summary>
    /// Halves large sizes and steps down through small ones, as a loop that can be left out may have any length.
    /// </summary>
    private static int Smaller(int size) => size > 8 ? size / 2 : size - 1;

    private IEnumerable<IReadOnlyList<TTrigger>> Direct(Trace trace)
    {
        if (trace.Steps.Count == 0)
            yield break;

        var last = trace.Steps[^1].Trigger;
        var permitting = graph.Stages.Where(stage => graph.Permits(stage.Key, last));
        foreach (var stage in permitting.Concat(graph.Stages).Distinct())
        {
            if (_space.ShortestPath(_space.Start, position => position.Stage == stage) is { } path)
                yield return [.. path.Select(transition => transition.Trigger.Key), last];
        }
    }

    private string Write(Trace trace, int seed)
    {
        var text = new StringBuilder(
            $"The system does not behave as {graph.Name} defines. The shortest sequence that shows it:");
        for (var index = 0; index < trace.Steps.Count; index++)
            text.Append(
                CultureInfo.InvariantCulture,
                $"\n  {index + 1}. {trace.Steps[index].Trigger}: {trace.Steps[index].What}");

        if (trace.Ending is { } ending)
            text.Append(CultureInfo.InvariantCulture, $"\n  {ending}");

        return text.Append(CultureInfo.InvariantCulture, $"\nReproduce it with seed {seed}.").ToString();
    }

    private sealed class Trace
    {
        public List<(TTrigger Trigger, string What)> Steps { get; } = [];

        public bool Differs { get; private set; }

        /// <summary>The difference after the last step, if the steps themselves agree.</summary>
        public string? Ending { get; private set; }

        public Exception? Exception { get; private set; }

        public IReadOnlyList<TTrigger> Triggers => [.. Steps.Select(step => step.Trigger)];

        public Trace End(string ending)
        {
            (Differs, Ending) = (true, ending);
            return this;
        }

        public void Fail(TTrigger trigger, string what, Exception? exception = null)
        {
            Steps.Add((trigger, what));
            (Differs, Exception) = (true, exception);
        }
    }

    private static string Describe(Expectation<TStage> expected, TStage before) => expected.IsAccepted switch
    {
        true => $"the system in {string.Join(" or ", expected.Stages)}",
        false => $"a refusal in {before}",
        null => $"the system in {string.Join(" or ", expected.Stages)}, or a refusal in {before}",
    };
}
