namespace Lifecycle.Testing;

/// <summary>
/// The postman's problem: the shortest tour that takes every way at least once, where one may go back to the start from
/// anywhere. Every place can be reached from the start.
/// </summary>
internal sealed class Tour<TWay>(int start)
{
    /// <summary>More than there can be restarts, so that fewer steps come before fewer restarts.</summary>
    private const long Step = 1_000_000_000;

    private const int Restart = 1;

    /// <summary>The work that a shortest tour may take; beyond it, every detour goes by way of the start.</summary>
    private const long MostWork = 100_000_000;

    private readonly List<(int From, int To, TWay Way)> _ways = [];
    private int _places = start + 1;

    public void Require(int from, int to, TWay way)
    {
        _places = Math.Max(_places, Math.Max(from, to) + 1);
        _ways.Add((from, to, way));
    }

    /// <summary>The tour, in the parts between one restart and the next.</summary>
    public IEnumerable<IReadOnlyList<TWay>> Find()
    {
        if (_ways.Count == 0)
            return [];

        // A tour leaves each place as often as it comes there. Where the ways alone do not, it takes some of them
        // again.
        var excess = new int[_places];
        foreach (var (from, to, _) in _ways)
        {
            excess[from]--;
            excess[to]++;
        }

        var (times, restarts) =
            excess.Where(each => each > 0).Sum(each => (long)each) * (_ways.Count + _places) <= MostWork
                ? Shortest(excess)
                : ByWayOfTheStart(excess);
        return Parts(times, restarts);
    }

    /// <summary>How often each way is taken, and from where the start is gone back to: at the least cost.</summary>
    private (int[] Times, int[] Restarts) Shortest(int[] excess)
    {
        var network = new FlowNetwork(_places + 2);
        var (source, sink) = (_places, _places + 1);
        var ways = _ways.ConvertAll(way => network.Add(way.From, way.To, int.MaxValue, Step));
        var backs = Enumerable
            .Range(0, _places)
            .Select(place => network.Add(place, start, place == start ? 0 : int.MaxValue, Restart))
            .ToArray();
        for (var place = 0; place < _places; place++)
        {
            if (excess[place] > 0)
                network.Add(source, place, excess[place], 0);
            else if (excess[place] < 0)
                network.Add(place, sink, -excess[place], 0);
        }

        network.Run(source, sink);
        return ([.. ways.Select(way => 1 + network.Flow(way))], Array.ConvertAll(backs, network.Flow));
    }

    private (int[] Times, int[] Restarts) ByWayOfTheStart(int[] excess)
    {
        var (times, restarts) = (new int[_ways.Count], new int[_places]);
        Array.Fill(times, 1);
        var came = new int[_places];
        Array.Fill(came, -1);
        var from = Enumerable.Range(0, _ways.Count).ToLookup(way => _ways[way].From);
        var queue = new Queue<int>([start]);
        while (queue.TryDequeue(out var place))
        {
            foreach (var way in from[place].Where(way => _ways[way].To != start && came[_ways[way].To] < 0))
            {
                came[_ways[way].To] = way;
                queue.Enqueue(_ways[way].To);
            }
        }

        for (var place = 0; place < _places; place++)
        {
            if (place != start)
                restarts[place] = Math.Max(0, excess[place]);

            for (var at = place; excess[place] < 0 && at != start; at = _ways[came[at]].From)
                times[came[at]] -= excess[place];
        }

        return (times, restarts);
    }

    /// <summary>A tour that takes each way as often as it is given, by Hierholzer's algorithm.</summary>
    private IEnumerable<IReadOnlyList<TWay>> Parts(int[] times, int[] restarts)
    {
        const int Back = -1;
        var open = new Stack<(int To, int Way)>[_places];
        for (var place = 0; place < _places; place++)
        {
            open[place] = [];
            for (var time = 0; time < restarts[place]; time++)
                open[place].Push((start, Back));
        }

        for (var way = _ways.Count - 1; way >= 0; way--)
        {
            for (var time = 0; time < times[way]; time++)
                open[_ways[way].From].Push((_ways[way].To, way));
        }

        var (path, tour) = (new Stack<(int Place, int Way)>([(start, Back)]), new List<int>());
        while (path.TryPeek(out var last))
        {
            if (open[last.Place].TryPop(out var next))
                path.Push((next.To, next.Way));
            else
                tour.Add(path.Pop().Way);
        }

        tour.Reverse();
        var part = new List<TWay>();
        foreach (var way in tour.Append(Back))
        {
            if (way != Back)
            {
                part.Add(_ways[way].Way);
            }
            else if (part.Count > 0)
            {
                yield return part;
                part = [];
            }
        }
    }
}
