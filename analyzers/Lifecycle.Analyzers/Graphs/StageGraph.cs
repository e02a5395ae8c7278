using System.Collections.Immutable;
using Lifecycle.Generators;

namespace Lifecycle.Analyzers;

/// <summary>The graph of one definition, with transfer and reachability over sets of stages. Immutable.</summary>
internal class StageGraph
{
    private readonly Dictionary<string, int> _index;
    private readonly Dictionary<string, StageSet> _members;
    private readonly Dictionary<string, string?> _payloads;
    private readonly ILookup<(int From, string Trigger), FoldedTransition> _transitions;
    private readonly StageSet[] _reachable;
    private readonly StageSet[] _arrivals;

    public StageGraph(FoldedGraph folded)
    {
        Folded = folded;
        Definition = folded.Definition;
        Name = folded.Definition.Substring(folded.Definition.LastIndexOfAny(['.', '+']) + 1);
        Stages = folded.Stages.Where(stage => !stage.IsSuperstage).Select(stage => stage.Key).ToImmutableArray();
        Triggers = folded.Triggers.Select(trigger => trigger.Key).ToImmutableArray();
        _index = Stages.Select((key, index) => (key, index)).ToDictionary(each => each.key, each => each.index);
        All = StageSet.First(Stages.Length);
        Initial = StageSet.Single(_index[folded.Initial]);
        _members = MembersOf(folded);
        _payloads = folded.Triggers.ToDictionary(trigger => trigger.Key, trigger => trigger.Payload);
        _transitions = folded.Transitions.ToLookup(transition => (_index[transition.From], transition.Trigger));
        _arrivals = Arrivals(folded);
        _reachable = ReachableFromEach(folded);
    }

    public FoldedGraph Folded { get; }

    /// <summary>The metadata name of the definition.</summary>
    public string Definition { get; }

    public string Name { get; }

    /// <summary>The stages that an instance can be in; superstages are not among them.</summary>
    public ImmutableArray<string> Stages { get; }

    public ImmutableArray<string> Triggers { get; }

    public StageSet All { get; }

    public StageSet Initial { get; }

    /// <summary>
    /// The stages that a key denotes: the stage itself, or all stages within a superstage; empty if undeclared.
    /// </summary>
    public StageSet Of(string key) => _members.TryGetValue(key, out var members) ? members : StageSet.Empty;

    public bool Declares(string key) => _members.ContainsKey(key);

    /// <summary>
    /// Gets the payload type of a trigger; <see langword="false"/> if the definition does not mention the trigger.
    /// </summary>
    public bool TryGetPayload(string trigger, out string? payload) => _payloads.TryGetValue(trigger, out payload);

    public bool Permits(int stage, string trigger) => _transitions.Contains((stage, trigger));

    /// <summary>Whether an action that a trigger runs in one of these stages may fire further triggers.</summary>
    public bool MayFollowUp(StageSet from, string trigger) =>
        from.Members().Any(stage => _transitions[(stage, trigger)].Any(transition => transition.MayFollowUp));

    public StageSet Permitting(string trigger) =>
        Union(Enumerable.Range(0, Stages.Length).Where(stage => Permits(stage, trigger)).Select(StageSet.Single));

    /// <summary>The stages that permit a trigger whatever its guards decide.</summary>
    public virtual StageSet CertainlyPermitting(string trigger) => Permitting(trigger);

    /// <summary>The stage that a key denotes, and those that lie within it.</summary>
    public virtual StageSet Within(string key) => Of(key);

    public IEnumerable<string> PermittedIn(StageSet stages) =>
        Triggers.Where(trigger => stages.Members().Any(stage => Permits(stage, trigger)));

    /// <summary>Applies a trigger to every stage of a set.</summary>
    public virtual Transfer Transfer(StageSet from, string trigger)
    {
        var (moved, stayed, ignored, refusing) = (StageSet.Empty, StageSet.Empty, StageSet.Empty, StageSet.Empty);
        foreach (var stage in from.Members())
        {
            if (!Permits(stage, trigger))
                refusing |= StageSet.Single(stage);

            foreach (var transition in _transitions[(stage, trigger)])
            {
                var target = Targets(stage, transition);
                var after = transition.MayFollowUp ? Reachable(target) : target;
                if (transition.Kind == FoldedKind.Ignore)
                    ignored |= after;
                else if (transition.Kind == FoldedKind.Stay)
                    stayed |= after;
                else
                    moved |= after;
            }
        }

        return new(moved, stayed, ignored, refusing);
    }

    /// <summary>The reachable closure: the stages that any number of transitions lead to, zero included.</summary>
    public virtual StageSet Reachable(StageSet from) => Union(from.Members().Select(stage => _reachable[stage]));

    public string Describe(StageSet stages) => string.Join(" or ", stages.Members().Select(stage => Stages[stage]));

    private static StageSet Union(IEnumerable<StageSet> sets) =>
        sets.Aggregate(StageSet.Empty, (union, set) => union | set);

    private StageSet Targets(int from, FoldedTransition transition) => transition switch
    {
        { Kind: FoldedKind.Return } => _arrivals[from].IsEmpty ? All : _arrivals[from],
        { Kind: FoldedKind.Move, To: { } to } => StageSet.Single(_index[to]),
        _ => StageSet.Single(from),
    };

    private Dictionary<string, StageSet> MembersOf(FoldedGraph folded)
    {
        var superstages = folded.Stages.ToDictionary(stage => stage.Key, stage => stage.Superstage);
        var members = folded.Stages.ToDictionary(stage => stage.Key, _ => StageSet.Empty);
        foreach (var stage in Stages)
        {
            for (var each = stage; each is not null; each = superstages[each])
                members[each] |= StageSet.Single(_index[stage]);
        }

        return members;
    }

    /// <summary>
    /// For each stage, the stages that an instance may come from: those with a move to it, and those that return to it.
    /// </summary>
    private StageSet[] Arrivals(FoldedGraph folded)
    {
        var arrivals = new StageSet[Stages.Length];
        foreach (var move in folded.Transitions.Where(each => each is { Kind: FoldedKind.Move, To: not null }))
            arrivals[_index[move.To!]] |= StageSet.Single(_index[move.From]);

        var returning = folded
            .Transitions.Where(transition => transition.Kind == FoldedKind.Return)
            .Select(transition => _index[transition.From]);
        var from = returning.Distinct().ToArray();
        bool grown;
        do
        {
            grown = false;
            foreach (var stage in from)
            {
                foreach (var previous in arrivals[stage]
                        .Members()
                        .Where(previous => !StageSet.Single(stage).IsWithin(arrivals[previous])))
                {
                    arrivals[previous] |= StageSet.Single(stage);
                    grown = true;
                }
            }
        }
        while (grown);
        return arrivals;
    }

    private StageSet[] ReachableFromEach(FoldedGraph folded)
    {
        var next = new StageSet[Stages.Length];
        foreach (var transition in folded.Transitions)
            next[_index[transition.From]] |= Targets(_index[transition.From], transition);

        return [.. Enumerable.Range(0, Stages.Length).Select(stage => Closure(StageSet.Single(stage), next))];
    }

    private static StageSet Closure(StageSet start, StageSet[] next)
    {
        var (reached, fresh) = (start, start);
        while (!fresh.IsEmpty)
        {
            fresh = Union(fresh.Members().Select(stage => next[stage])).Except(reached);
            reached |= fresh;
        }

        return reached;
    }
}
