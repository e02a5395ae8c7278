namespace Lifecycle.Testing;

/// <summary>Finds walks that together leave nothing out.</summary>
internal sealed class TourGuide<TStage, TTrigger>
    where TStage : notnull
    where TTrigger : notnull
{
    private readonly Walker<TStage, TTrigger> _walker;

    /// <summary>
    /// Every transition that can be taken, with where it leads, in a graph in which the way to it makes no difference.
    /// </summary>
    private readonly (LifecycleTransition<TStage, TTrigger> Transition, Standing<TStage, TTrigger> Next)[] _ways;

    public TourGuide(LifecycleGraph<TStage, TTrigger> graph)
    {
        _walker = new(graph);
        _ways = [.. _walker.Reachable().DistinctBy(standing => standing.Stage).SelectMany(_walker.Ways)];
    }

    public IReadOnlyList<Walk<TStage, TTrigger>> EveryTransition()
    {
        if (_walker.HasReturns)
            return Short(countsPairs: false);

        var places = new Dictionary<LifecycleStage<TStage, TTrigger>, int>();
        int Place(LifecycleStage<TStage, TTrigger> stage) =>
            places.TryGetValue(stage, out var place) ? place : places[stage] = places.Count;
        var start = Place(_walker.Start.Stage);
        var tour = new Tour<LifecycleTransition<TStage, TTrigger>>(start);
        foreach (var (transition, next) in _ways)
            tour.Require(Place(transition.From), Place(next.Stage), transition);

        return [.. tour.Find().Select(_walker.Walk)];
    }

    public IReadOnlyList<Walk<TStage, TTrigger>> EveryPair()
    {
        if (_walker.HasReturns)
            return Short(countsPairs: true);

        // A transition is a place here, and one that follows it the way to the next place. The start is a place too.
        var from = _ways.Select((way, place) => (way.Transition, place)).ToLookup(way => way.Transition.From);
        var tour = new Tour<LifecycleTransition<TStage, TTrigger>>(start: _ways.Length);
        foreach (var (first, place) in from[_walker.Start.Stage])
            tour.Require(_ways.Length, place, first);

        for (var index = 0; index < _ways.Length; index++)
        {
            foreach (var (following, place) in from[_ways[index].Next.Stage])
                tour.Require(index, place, following);
        }

        return [.. tour.Find().Select(_walker.Walk)];
    }

    /// <summary>Goes to the nearest that is left, and starts again where nothing is within reach.</summary>
    private List<Walk<TStage, TTrigger>> Short(bool countsPairs)
    {
        var walks = new List<Walk<TStage, TTrigger>>();
        var taken =
            new HashSet<(
                LifecycleTransition<TStage, TTrigger>? Before,
                LifecycleTransition<TStage, TTrigger> Transition)>();
        var (walk, at) = (new List<LifecycleTransition<TStage, TTrigger>>(), new Place(_walker.Start, null));
        while (true)
        {
            if (Nearest(at, countsPairs, taken) is { } way)
            {
                foreach (var transition in way)
                {
                    taken.Add((at.Last, transition));
                    at = new(at.Standing.After(transition)!.Value, countsPairs ? transition : null);
                }

                walk.AddRange(way);
            }
            else if (walk.Count > 0)
            {
                walks.Add(_walker.Walk(walk));
                (walk, at) = ([], new(_walker.Start, null));
            }
            else
            {
                return walks;
            }
        }
    }

    private List<LifecycleTransition<TStage, TTrigger>>? Nearest(
        Place start,
        bool countsPairs,
        HashSet<(LifecycleTransition<TStage, TTrigger>? Before, LifecycleTransition<TStage, TTrigger> Transition)> taken
    )
    {
        var came = new Dictionary<Place, (LifecycleTransition<TStage, TTrigger>? By, Place From)>
        {
            [start] = (null, start),
        };
        var queue = new Queue<Place>([start]);
        while (queue.TryDequeue(out var place))
        {
            foreach (var (transition, standing) in _walker.Ways(place.Standing))
            {
                if (!taken.Contains((place.Last, transition)))
                {
                    var way = new List<LifecycleTransition<TStage, TTrigger>> { transition };
                    for (; came[place] is ({ } by, var before); place = before)
                        way.Add(by);

                    way.Reverse();
                    return way;
                }

                var next = new Place(standing, countsPairs ? transition : null);
                if (came.TryAdd(next, (transition, place)))
                    queue.Enqueue(next);
            }
        }

        return null;
    }

    /// <summary>Where a walk stands, and by what it came there, where that counts.</summary>
    private readonly record struct Place(
        Standing<TStage, TTrigger> Standing,
        LifecycleTransition<TStage, TTrigger>? Last);
}
