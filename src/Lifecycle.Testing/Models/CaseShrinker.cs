namespace Lifecycle.Testing;

/// <summary>Shrinks a case that fails: fewer calls first, then simpler values.</summary>
/// <param name="setup">The lifecycle, for the shortest paths through it.</param>
/// <param name="fails">Runs a case, and returns the calls up to the failure if it fails.</param>
internal sealed class CaseShrinker<TStage, TTrigger>(
    Setup<TStage, TTrigger> setup,
    Func<Case<TTrigger>, Task<Case<TTrigger>?>> fails)
    where TStage : notnull
    where TTrigger : notnull
{
    private const int MostRounds = 20;
    private const int MostBits = 64;

    /// <summary>The simplest case that fails. It is the last one that was run and failed.</summary>
    public async Task<Case<TTrigger>> ShrinkAsync(Case<TTrigger> failing)
    {
        foreach (var direct in Direct(failing))
        {
            if (direct.Calls.Count < failing.Calls.Count && await fails(direct).ConfigureAwait(false) is { } shorter)
                failing = shorter;
        }

        for (var round = 0; round < MostRounds; round++)
        {
            var before = failing;
            failing = await FewerCallsAsync(failing).ConfigureAwait(false);
            failing = await SimplerValuesAsync(failing).ConfigureAwait(false);
            if (ReferenceEquals(failing, before))
                break;
        }

        return failing;
    }

    /// <summary>The shortest paths to the last call, or to the calls of concurrent callers.</summary>
    private IEnumerable<Case<TTrigger>> Direct(Case<TTrigger> failing)
    {
        if (failing.Calls.Count == 0)
            yield break;

        var rest = failing.Calls.SkipWhile(call => call.Caller == Call<TTrigger>.Before).ToArray();
        if (rest.Length == 0)
            rest = [failing.Calls[^1]];

        var permitting = setup.Graph.Stages.Where(stage => setup.Graph.Permits(stage.Key, rest[0].Trigger));
        foreach (var stage in permitting.Concat(setup.Graph.Stages).Distinct())
        {
            if (setup.Space.ShortestPath(setup.Space.Start, position => position.Stage == stage) is { } path)
                yield return failing with { Calls = [.. path.Select(step => CallOf(step.Trigger.Key)), .. rest] };
        }

        Call<TTrigger> CallOf(TTrigger trigger) =>
            new(trigger, failing.Calls.LastOrDefault(call => call.Trigger.Equals(trigger))?.Payload ?? Drawn.Simplest);
    }

    private async Task<Case<TTrigger>> FewerCallsAsync(Case<TTrigger> failing)
    {
        int before;
        do
        {
            before = failing.Calls.Count;
            foreach (var size in Cuts.Sizes(before))
            {
                for (var from = 0; from + size <= failing.Calls.Count;)
                {
                    if (await fails(failing.Without((from, size))).ConfigureAwait(false) is { } shorter)
                        failing = shorter;
                    else
                        from++;
                }
            }
        }
        while (failing.Calls.Count < before);

        return failing;
    }

    private async Task<Case<TTrigger>> SimplerValuesAsync(Case<TTrigger> failing)
    {
        for (var value = 0; value < failing.Values.Count; value++)
        {
            for (var index = 0; value < failing.Values.Count && index < failing.Values[value].Choices.Count; index++)
                failing = await SimplerAsync(failing, (value, index), neighbour: null).ConfigureAwait(false);
        }

        foreach (var (one, other) in Neighbours(failing).ToArray())
            failing = await SimplerAsync(failing, one, other).ConfigureAwait(false);

        return failing;
    }

    /// <summary>Pairs of equal or adjacent numbers, which may fail only together.</summary>
    private static IEnumerable<((int Value, int Index) One, (int Value, int Index) Other)> Neighbours(
        Case<TTrigger> failing)
    {
        var all = failing.Values
            .SelectMany((drawn, value) => drawn.Choices.Select((choice, index) => (Place: (value, index), choice)))
            .Where(each => each.choice.IsOrdered && each.choice.Value != each.choice.Simplest)
            .ToArray();
        return
            from one in all
            from other in all
            where one.Place.CompareTo(other.Place) < 0
                && Int128.Abs((Int128)one.choice.Value - other.choice.Value) <= 1
            select (one.Place, other.Place);
    }

    /// <summary>Moves a number, and its neighbour with it, to the nearest to the simplest that still fails.</summary>
    private async Task<Case<TTrigger>> SimplerAsync(
        Case<TTrigger> failing, (int Value, int Index) place, (int Value, int Index)? neighbour)
    {
        if (ChoiceAt(failing, place) is not { } choice || choice.Value == choice.Simplest)
            return failing;

        // Between a number that passes and one that fails, the middle halves the distance.
        Int128 passes = choice.Simplest;
        if (await TryAsync(choice.Simplest).ConfigureAwait(false))
            return failing;

        for (var bit = 0; bit < MostBits; bit++)
        {
            if (ChoiceAt(failing, place) is not { } at || Int128.Abs(at.Value - passes) <= 1)
                break;

            var middle = (passes + at.Value) / 2;
            if (!await TryAsync((long)middle).ConfigureAwait(false))
                passes = middle;
        }

        return failing;

        async Task<bool> TryAsync(long number)
        {
            if (ChoiceAt(failing, place) is not { } now)
                return false;

            var simpler = failing.With(place.Value, place.Index, number);
            if (neighbour is { } other && ChoiceAt(failing, other) is { } beside)
            {
                var moved = (Int128)beside.Value + number - now.Value;
                if (moved < beside.Minimum || moved > beside.Maximum)
                    return false;

                simpler = simpler.With(other.Value, other.Index, (long)moved);
            }

            if (await fails(simpler).ConfigureAwait(false) is not { } shorter)
                return false;

            failing = shorter;
            return true;
        }
    }

    private static Choice? ChoiceAt(Case<TTrigger> @case, (int Value, int Index) place) =>
        @case.Values is var values
        && place.Value < values.Count
        && place.Index < values[place.Value].Choices.Count
            ? values[place.Value].Choices[place.Index]
            : null;
}
