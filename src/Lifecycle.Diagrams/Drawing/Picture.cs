using System.Globalization;
using Transition = Lifecycle.LifecycleTransition<string, string>;

namespace Lifecycle.Diagrams;

/// <summary>
/// What a diagram shows, before it is written in a format. A transition of a superstage is one arrow if it leads out
/// of it; an arrow that begins and ends in the superstage is drawn from each stage that takes it, since the formats
/// disagree on what the other would mean.
/// </summary>
internal sealed class Picture
{
    private readonly LifecycleGraph<string, string> _graph;
    private readonly DiagramOptions _options;
    private readonly LifecycleDocument _document;
    private readonly Notes _notes;
    private readonly ILookup<(string Stage, string Trigger), Transition> _declared;
    private readonly HashSet<string> _permitted;
    private readonly HashSet<string> _everyTransition;
    private readonly WalkedPath _path;
    private readonly Dictionary<string, Node> _nodes = new(StringComparer.Ordinal);
    private readonly List<Arrow> _arrows = [];
    private int _choices;

    private Picture(LifecycleGraph<string, string> graph, DiagramOptions options)
    {
        _graph = graph;
        _options = options;
        Nesting.Require(graph);
        CheckNames();
        _document = LifecycleDocument.Of(graph);
        _notes = new(_document);
        _declared = graph.Transitions.ToLookup(each => (each.DeclaredBy.Key, each.Trigger.Key));
        _permitted = options.PermittedTriggers.ToHashSet(StringComparer.Ordinal);
        _everyTransition = _document.EveryTransition.ToHashSet(StringComparer.Ordinal);
        _path = new(options.Path);
        AddStages();
        foreach (var stage in _document.Stages)
            AddArrows(stage);
    }

    public string Name => _graph.Name;

    public DiagramDirection Direction => _options.Direction;

    public bool IsStandalone => _options.IsStandalone;

    /// <summary>The nodes that are within no other.</summary>
    public List<Node> Roots { get; } = [];

    public IReadOnlyList<Arrow> Arrows => _arrows;

    public Node Initial => _nodes[_graph.InitialStage.Key];

    public static Picture Of<TStage, TTrigger>(LifecycleGraph<TStage, TTrigger> graph, DiagramOptions? options)
        where TStage : notnull
        where TTrigger : notnull
    {
        ArgumentNullException.ThrowIfNull(graph);
        return new(graph.AsText(), options ?? new());
    }

    /// <summary>All nodes, those within another after it.</summary>
    public IEnumerable<Node> Nodes() => Roots.SelectMany(Below);

    private static IEnumerable<Node> Below(Node node) => node.Children.SelectMany(Below).Prepend(node);

    private void CheckNames()
    {
        var stages = _options.Path.SelectMany(step => new[] { step.From, step.To }).Append(_options.PresentStage);
        foreach (var stage in stages.OfType<string>().Where(stage => !_graph.Contains(stage)))
            throw Unknown("stage", stage);

        var triggers = _options.Path.Select(step => step.Trigger).Concat(_options.PermittedTriggers);
        foreach (var trigger in triggers.Where(trigger => !_graph.TryFind(trigger, out _)))
            throw Unknown("trigger", trigger);

        ArgumentException Unknown(string kind, string name) =>
            new(OneLineText.Of($"{_graph.Name} has no {kind} {name}. The options of the diagram name it."), "options");
    }

    private void AddStages()
    {
        var ids = new NodeIds();
        var idOf = _graph.Stages
            .Select((stage, index) => KeyValuePair.Create(stage.Key, ids.Of(stage.Key, index)))
            .ToDictionary(StringComparer.Ordinal);
        var declared = _document.Stages.ToDictionary(stage => stage.Key, StringComparer.Ordinal);
        foreach (var stage in _graph.Stages.OrderBy(stage => stage.SelfAndSuperstages().Count()))
        {
            var parent = stage.Superstage is { } superstage ? _nodes[superstage.Key] : null;
            var node = new Node(idOf[stage.Key], stage.Name, parent)
            {
                IsTerminal = stage.IsTerminal,
                IsPresent = stage.Key == _options.PresentStage,
                IsWalked = _path.Visits(stage.Key),
                Note = _options.Criteria == CriteriaDisplay.Notes ? _notes.Of(declared[stage.Key]) : [],
            };
            _nodes.Add(stage.Key, node);
            (parent?.Children ?? Roots).Add(node);
        }

        foreach (var stage in _graph.Stages.Where(stage => stage.InitialSubstage is not null))
            _nodes[stage.Key].Initial = _nodes[stage.InitialSubstage!.Key];
    }

    private void AddArrows(DocumentStage stage)
    {
        Node? choice = null;
        foreach (var transition in stage.Transitions)
        {
            if (transition.Kind == TransitionKind.Ignore && !_options.ShowIgnored)
                continue;

            var steps = _declared[(stage.Key, transition.Trigger)].Where(each => Shows(transition, each)).ToArray();
            switch (transition.Kind)
            {
                case TransitionKind.Return:
                    Add(_nodes[stage.Key], choice ??= AddChoice(stage, steps), transition, steps);
                    break;
                case TransitionKind.Move when !_nodes[transition.To!].IsWithin(_nodes[stage.Key]):
                    Add(_nodes[stage.Key], _nodes[transition.To!], transition, steps);
                    break;
                default:
                    foreach (var step in steps)
                        Add(_nodes[step.From.Key], _nodes[step.To!.Key], transition, [step]);

                    break;
            }
        }
    }

    private static bool Shows(DocumentTransition declared, Transition step) =>
        step.Kind == declared.Kind
        && step.Condition == declared.Condition
        && (declared.To is null || step.To?.Key == declared.To);

    private Node AddChoice(DocumentStage stage, Transition[] steps)
    {
        var from = _nodes[stage.Key];
        var targets = steps.SelectMany(step => _graph.EnteredFrom(step.From.Key))
            .Select(each => _nodes[each.Key])
            .Distinct()
            .ToArray();
        var parent = from.Parent;
        while (parent is not null && !Array.TrueForAll(targets, target => target.IsWithin(parent)))
            parent = parent.Parent;

        var choice = new Node(
            string.Create(CultureInfo.InvariantCulture, $"previous_{++_choices}"), "previous", parent)
        { IsChoice = true };
        (parent?.Children ?? Roots).Add(choice);
        _arrows.AddRange(targets.Select(target => new Arrow(choice, target, "") { IsReturn = true }));
        return choice;
    }

    private void Add(Node from, Node to, DocumentTransition transition, Transition[] steps) =>
        _arrows.Add(new(from, to, Label(transition, steps))
        {
            Note = _options.Criteria == CriteriaDisplay.Notes ? Notes.Of(Criteria(steps)) : [],
            IsReturn = transition.Kind == TransitionKind.Return,
            IsPermitted = Array.Exists(steps, step => step.From.Key == _options.PresentStage)
                && _permitted.Contains(transition.Trigger),
            IsWalked = Array.Exists(steps, _path.Takes),
        });

    private string Label(DocumentTransition transition, Transition[] steps)
    {
        var label = transition.Trigger;
        if (transition.Condition is { } condition)
            label += $" [{condition}]";

        label += transition.Kind switch
        {
            TransitionKind.Stay => " (stays)",
            TransitionKind.ReEntry => " (enters again)",
            TransitionKind.Ignore => " (ignored)",
            _ => "",
        };
        if (Array.Exists(steps, step => step.From.SelfAndSuperstages()
            .Any(stage => stage.DueTriggers.Contains(transition.Trigger))))
        {
            label += " (when due)";
        }

        if (_options.Criteria != CriteriaDisplay.Labels)
            return label;

        var gate = string.Join(", ", Criteria(steps).Select(each => each.Id));
        return gate.Length > 0 ? $"{label} ({gate})" : label;
    }

    /// <summary>The gate of an arrow, without the criteria in front of every transition.</summary>
    private IEnumerable<CriterionDescription> Criteria(Transition[] steps) =>
        steps.SelectMany(step => step.Criteria)
            .DistinctBy(each => each.Id)
            .Where(each => !_everyTransition.Contains(each.Id));
}
