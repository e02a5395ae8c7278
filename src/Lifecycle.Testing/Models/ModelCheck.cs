using System.Globalization;
using System.Text;

namespace Lifecycle.Testing;

/// <summary>Tells stories to a model and a system, until they disagree.</summary>
internal sealed class ModelCheck<TStage, TTrigger>(
    LifecycleGraph<TStage, TTrigger> graph,
    Func<LifecycleTrigger<TTrigger>, bool> canFire,
    Func<IModel<TStage, TTrigger>> createModel,
    Func<ISystemUnderTest<TStage, TTrigger>> createSystem,
    ModelOptions options)
    where TStage : notnull
    where TTrigger : notnull
{
    private const double ChanceOfPermitted = 0.75;

    private readonly TTrigger[] _triggers = [.. graph.Triggers.Where(canFire).Select(trigger => trigger.Key)];
    private readonly Walker<TStage, TTrigger> _walker = new(graph);

    public async Task RunAsync()
    {
        var seed = options.Seed ?? Random.Shared.Next();
        var random = new Random(seed);
        for (var number = 0; number < options.Stories; number++)
        {
            var story = await TellAsync(new(), random).ConfigureAwait(false);
            if (story.Disagrees)
            {
                story = await ShortestAsync(story).ConfigureAwait(false);
                throw new LifecycleModelException(Write(story, seed), seed, story.Steps.Count, story.Exception);
            }
        }
    }

    private Task<Story> TellAsync(IReadOnlyList<TTrigger> triggers) => TellAsync(new(triggers), random: null);

    /// <summary>Fires the triggers that are given, or draws them as the story goes on.</summary>
    private async Task<Story> TellAsync(Queue<TTrigger> triggers, Random? random)
    {
        var system = createSystem();
        try
        {
            return await TellAsync(createModel(), system, triggers, random).ConfigureAwait(false);
        }
        finally
        {
            if (system is IAsyncDisposable asynchronous)
                await asynchronous.DisposeAsync().ConfigureAwait(false);
            else
                (system as IDisposable)?.Dispose();
        }
    }

    private async Task<Story> TellAsync(
        IModel<TStage, TTrigger> model,
        ISystemUnderTest<TStage, TTrigger> system,
        Queue<TTrigger> triggers,
        Random? random)
    {
        var story = new Story();
        if (!system.Stage.Equals(model.Stage))
            return story.Disagree($"It starts in {system.Stage}; expected was {model.Stage}.");

        var length = random?.Next(1, options.Longest + 1) ?? triggers.Count;
        while (story.Steps.Count < length && !story.Disagrees)
        {
            if (await PermittedAsync(model, system).ConfigureAwait(false) is { } lie)
                return story.Disagree(lie);

            if (_triggers.Length == 0)
                return story;

            if (random is not null && graph.PermittedTriggers(model.Stage).Count == 0 && random.Next(2) == 0)
                return story;

            var trigger = random is null ? triggers.Dequeue() : Draw(model, random);
            await StepAsync(story, model, system, trigger).ConfigureAwait(false);
        }

        return !story.Disagrees && await PermittedAsync(model, system).ConfigureAwait(false) is { } last
            ? story.Disagree(last)
            : story;
    }

    private TTrigger Draw(IModel<TStage, TTrigger> model, Random random)
    {
        var permitted =
            random.NextDouble() < ChanceOfPermitted
                ? graph.PermittedTriggers(model.Stage).Intersect(_triggers).ToArray()
                : [];
        var onward = Array.FindAll(permitted, trigger =>
            !graph.TransitionsFrom(model.Stage, trigger).All(_walker.LeadsToAnEnd));
        TTrigger[][] preferred =
            random.Next(Walker<TStage, TTrigger>.StepsToAnEnd) > 0
                ? [onward, permitted, _triggers]
                : [permitted, _triggers];
        return random.GetItems(preferred.First(triggers => triggers.Length > 0), 1)[0];
    }

    private static async Task StepAsync(
        Story story,
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
            story.Disagree(
                trigger,
                $"expected: {Describe(expected, before)}. It threw {exception.GetType().Name}: {exception.Message}",
                exception);
            return;
        }

        var isExpected = accepted
            ? expected.IsAccepted != false && expected.Stages.Contains(after)
            : expected.IsAccepted != true && after.Equals(before);
        if (!isExpected)
        {
            story.Disagree(
                trigger,
                $"expected: {Describe(expected, before)}. It was {(accepted ? "accepted" : "refused")}, and stands in "
                    + $"{after}");
            return;
        }

        story.Steps.Add((trigger, accepted ? $"{before} to {after}" : $"refused in {before}"));
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
            return $"In {model.Stage}, asked what is permitted, it threw {exception.GetType().Name}: "
                + $"{exception.Message}";
        }

        foreach (var trigger in _triggers)
        {
            if (await model.AcceptsAsync(trigger).ConfigureAwait(false) is { } accepts
                && accepts != permitted.Contains(trigger))
                return $"In {model.Stage} it says that {trigger} is {(accepts ? "not " : "")}permitted.";
        }

        return null;
    }

    /// <summary>Tries the direct way to where they disagree, and then leaves out whatever can be left out.</summary>
    private async Task<Story> ShortestAsync(Story story)
    {
        foreach (var direct in Direct(story))
        {
            if (direct.Count < story.Steps.Count
                && await TellAsync(direct).ConfigureAwait(false) is { Disagrees: true } shorter)
                story = shorter;
        }

        int before;
        do
        {
            before = story.Steps.Count;
            for (var size = before; size > 0; size = Smaller(size))
            {
                for (var index = 0; index + size <= story.Steps.Count;)
                {
                    var triggers = story.Triggers;
                    TTrigger[] fewer = [.. triggers.Take(index), .. triggers.Skip(index + size)];
                    if (await TellAsync(fewer).ConfigureAwait(false) is { Disagrees: true } shorter)
                        story = shorter;
                    else
                        index++;
                }
            }
        }
        while (story.Steps.Count < before);

        return story;
    }

    /// <summary>Halves, and then one by one: what there and back again takes is a few steps of any number.</summary>
    private static int Smaller(int size) => size > 8 ? size / 2 : size - 1;

    private IEnumerable<IReadOnlyList<TTrigger>> Direct(Story story)
    {
        if (story.Steps.Count == 0)
            yield break;

        var last = story.Steps[^1].Trigger;
        foreach (var stage in graph.Stages.Where(stage => graph.Permits(stage.Key, last)).Concat(graph.Stages).Distinct())
        {
            if (_walker.Shortest(_walker.Start, standing => standing.Stage == stage) is { } way)
                yield return [.. way.Select(transition => transition.Trigger.Key), last];
        }
    }

    private string Write(Story story, int seed)
    {
        var text = new StringBuilder(
            $"The system does not do what {graph.Name} says. The shortest story that shows it:");
        for (var index = 0; index < story.Steps.Count; index++)
            text.Append(
                CultureInfo.InvariantCulture,
                $"\n  {index + 1}. {story.Steps[index].Trigger}: {story.Steps[index].What}");

        if (story.Ending is { } ending)
            text.Append(CultureInfo.InvariantCulture, $"\n  {ending}");

        return text.Append(CultureInfo.InvariantCulture, $"\nSee it again with seed {seed}.").ToString();
    }

    private sealed class Story
    {
        public List<(TTrigger Trigger, string What)> Steps { get; } = [];

        public bool Disagrees { get; private set; }

        /// <summary>Where they disagree, if not in the last step.</summary>
        public string? Ending { get; private set; }

        public Exception? Exception { get; private set; }

        public IReadOnlyList<TTrigger> Triggers => [.. Steps.Select(step => step.Trigger)];

        public Story Disagree(string ending)
        {
            (Disagrees, Ending) = (true, ending);
            return this;
        }

        public void Disagree(TTrigger trigger, string what, Exception? exception = null)
        {
            Steps.Add((trigger, what));
            (Disagrees, Exception) = (true, exception);
        }
    }

    private static string Describe(Expectation<TStage> expected, TStage before) => expected.IsAccepted switch
    {
        true => $"to {string.Join(" or ", expected.Stages)}",
        false => $"refused, and stays in {before}",
        null => $"to {string.Join(" or ", expected.Stages)}, or refused in {before}",
    };
}
