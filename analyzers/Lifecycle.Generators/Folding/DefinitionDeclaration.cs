using Microsoft.CodeAnalysis;

namespace Lifecycle.Generators;

/// <summary>What the body of a definition declares, with source locations.</summary>
internal sealed class DefinitionDeclaration(INamedTypeSymbol type, ITypeSymbol stageType, ITypeSymbol triggerType)
{
    private readonly Dictionary<string, StageDeclaration> _stages = [];
    private readonly Dictionary<string, TriggerDeclaration> _triggers = [];

    public INamedTypeSymbol Type { get; } = type;

    public ITypeSymbol StageType { get; } = stageType;

    public ITypeSymbol TriggerType { get; } = triggerType;

    /// <summary>The bodies that were read: that of <c>Define</c> and those of the methods it calls.</summary>
    public List<IOperation> Bodies { get; } = [];

    public List<Mention> InitialStages { get; } = [];

    /// <summary>In the order of their first mention.</summary>
    public List<StageDeclaration> Stages { get; } = [];

    public List<TriggerDeclaration> Triggers { get; } = [];

    /// <summary>The criteria in front of every start.</summary>
    public List<CriterionDeclaration> StartCriteria { get; } = [];

    /// <summary>The criteria in front of every transition.</summary>
    public List<CriterionDeclaration> EveryTransition { get; } = [];

    /// <summary>The actions that are <c>async void</c>.</summary>
    public List<Location> AsyncVoidActions { get; } = [];

    /// <summary>All criteria, wherever they are declared.</summary>
    public IEnumerable<CriterionDeclaration> Criteria() =>
        StartCriteria.Concat(EveryTransition).Concat(
            Stages.SelectMany(stage => stage.Criteria.Concat(
                stage.Transitions
                    .SelectMany(transition => transition.Branches)
                    .SelectMany(branch => branch.Criteria))));

    public StageDeclaration Stage(Mention mention)
    {
        if (!_stages.TryGetValue(mention.Key, out var stage))
        {
            _stages.Add(mention.Key, stage = new(mention));
            Stages.Add(stage);
        }

        return stage;
    }

    public StageDeclaration? Find(string stage) => _stages.TryGetValue(stage, out var found) ? found : null;

    public TriggerDeclaration Trigger(Mention mention)
    {
        if (!_triggers.TryGetValue(mention.Key, out var trigger))
        {
            _triggers.Add(mention.Key, trigger = new(mention));
            Triggers.Add(trigger);
        }

        return trigger;
    }

    /// <summary>
    /// Lets what was declared for a stage after a branch required its additions guard that branch, as the engine does.
    /// </summary>
    public void TakeAdditions()
    {
        foreach (var branch in Stages.SelectMany(stage => stage.Transitions).SelectMany(each => each.Branches))
            branch.TakeAdditions(this);
    }
}

/// <summary>A key, and its place in the source.</summary>
internal sealed record Mention(string Key, Location Location);

/// <summary>A stage or superstage.</summary>
internal sealed class StageDeclaration(Mention first)
{
    public string Key { get; } = first.Key;

    /// <summary>The place of its first mention.</summary>
    public Location First { get; } = first.Location;

    /// <summary>The calls to <c>Stage(…)</c> that declare it.</summary>
    public List<Location> Declared { get; } = [];

    public List<Mention> Superstages { get; } = [];

    public List<Mention> InitialSubstages { get; } = [];

    public bool IsTerminal { get; set; }

    public List<CriterionDeclaration> Criteria { get; } = [];

    public List<TransitionDeclaration> Transitions { get; } = [];

    /// <summary>The triggers that fire when a due date in this stage passes.</summary>
    public List<Mention> DueTriggers { get; } = [];

    /// <summary>Whether the stage itself declares what a trigger does in it.</summary>
    public bool Answers(string trigger) => Transitions.Exists(transition => transition.Trigger.Key == trigger);

    /// <summary>Whether a due date counts from the entry, which the engine refuses for a superstage.</summary>
    public bool CountsFromEntry { get; set; }

    /// <summary>Whether an entry action may fire follow-up triggers.</summary>
    public bool EntryMayFollowUp { get; set; }

    /// <summary>Whether an exit action may fire follow-up triggers.</summary>
    public bool ExitMayFollowUp { get; set; }
}

/// <summary>A trigger.</summary>
internal sealed class TriggerDeclaration(Mention first)
{
    public string Key { get; } = first.Key;

    public Location First { get; } = first.Location;

    /// <summary>The different types that it is declared to carry.</summary>
    public List<(ITypeSymbol Type, Location Location)> Payloads { get; } = [];
}

/// <summary>
/// A criterion. A criterion class has a type, an inline criterion has a function; the id may be unknown.
/// </summary>
internal sealed record CriterionDeclaration(string? Id, ITypeSymbol? Type, IOperation? Function, Location Location);

/// <summary>What a stage does on a trigger: one branch, or several with conditions.</summary>
internal sealed class TransitionDeclaration(Mention trigger)
{
    public Mention Trigger { get; } = trigger;

    public List<BranchDeclaration> Branches { get; } = [];
}

/// <summary>One branch of a transition.</summary>
internal sealed class BranchDeclaration(bool isConditional, Location location)
{
    private readonly List<(Mention Stage, int Before)> _additionsTo = [];

    public bool IsConditional { get; } = isConditional;

    /// <summary>
    /// The place that diagnostics point to: the branch's target once it has one, its beginning until then.
    /// </summary>
    public Location Location { get; set; } = location;

    public List<(FoldedKind Kind, Mention? Target)> Ends { get; } = [];

    public List<CriterionDeclaration> Criteria { get; } = [];

    /// <summary>Whether an action of the branch may fire follow-up triggers.</summary>
    public bool MayFollowUp { get; set; }

    /// <summary>Requires the criteria that are declared for a stage from here on.</summary>
    public void Require(Mention additionsTo, DefinitionDeclaration definition) =>
        _additionsTo.Add((additionsTo, definition.Find(additionsTo.Key)?.Criteria.Count ?? 0));

    public void TakeAdditions(DefinitionDeclaration definition)
    {
        foreach (var (stage, before) in _additionsTo)
            Criteria.AddRange(definition.Find(stage.Key)?.Criteria.Skip(before) ?? []);
    }
}
