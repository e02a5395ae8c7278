using FsCheck;
using FsCheck.Fluent;

namespace Lifecycle.Diagrams.Tests;

/// <summary>Random sound documents that use everything a lifecycle has, half of them with hostile names.</summary>
public static class RandomDocuments
{
    public static Arbitrary<LifecycleDocument> Documents() =>
        Arb.From(
            from blueprint in Blueprints.Arbitrary(new() { Stages = 10 }).Generator
            from seed in Gen.Choose(0, int.MaxValue)
            select Decorated(blueprint, seed));

    public static LifecycleDocument Decorated(Blueprint blueprint, int seed)
    {
        var random = new Random(seed);
        var graph = blueprint.ToDefinition().Graph;
        var plain = LifecycleDocument.Of(graph);
        var isHostile = random.Next(2) == 0;
        var offset = random.Next(Hostile.All.Count);
        var criteria = new Dictionary<string, CriterionDescription>();

        return new()
        {
            Name = Text("Blueprint"),
            Revision = random.Next(1, 4),
            InitialStage = Text(plain.InitialStage),
            StartCriteria = Criteria("start"),
            StartActions = Some("start action"),
            EveryTransition = Criteria("every"),
            Triggers =
            [
                .. plain.Triggers.Select(trigger => new DocumentTrigger
                {
                    Key = Text(trigger.Key),
                    PayloadType = random.Next(4) == 0 ? Text("Payload") : null,
                }),
            ],
            Stages = [.. plain.Stages.Select(Stage)],
            Criteria = [.. criteria.Values],
        };

        DocumentStage Stage(DocumentStage stage) => new()
        {
            Key = Text(stage.Key),
            Name = random.Next(3) == 0 ? Text($"name of {stage.Key}") : Text(stage.Key),
            Superstage = stage.Superstage is { } superstage ? Text(superstage) : null,
            InitialSubstage = stage.InitialSubstage is { } initial ? Text(initial) : null,
            IsTerminal = IsTerminal(stage),
            EntryCriteria = Criteria($"entry {random.Next(6)}"),
            EntryActions = Some("entry action"),
            ExitActions = Some("exit action"),
            DueTriggers = [.. stage.Transitions.Select(each => each.Trigger).Distinct().Where(_ => random.Next(5) == 0)
                .Select(Due)],
            Transitions = [.. stage.Transitions.Select(Transition)],
        };

        DocumentDueTrigger Due(string trigger) => new() { Trigger = Text(trigger), Date = Text($"date {trigger}") };

        DocumentTransition Transition(DocumentTransition transition) => new()
        {
            Trigger = Text(transition.Trigger),
            Kind = transition.Kind,
            To = transition.To is { } to ? Text(to) : null,
            Condition = transition.Condition is { } condition ? Text(condition) : null,
            Criteria = transition.Kind == TransitionKind.Ignore ? [] : Criteria($"own {random.Next(8)}"),
            Actions = transition.Kind == TransitionKind.Ignore ? [] : Some("action"),
            Events = transition.Kind == TransitionKind.Ignore ? [] : Some("event"),
        };

        bool IsTerminal(DocumentStage stage) =>
            !plain.Stages.Any(each => each.Superstage == stage.Key)
            && graph.Stages.Single(each => each.KeyText == stage.Key) is var leaf
            && graph.TransitionsFrom(leaf.Key).All(each => each.Kind == TransitionKind.Ignore)
            && random.Next(2) == 0;

        string[] Some(string name) => random.Next(3) == 0 ? [Text($"{name} {random.Next(5)}")] : [];

        string[] Criteria(string name)
        {
            if (random.Next(2) == 0)
                return [];

            var id = Text(name);
            criteria.TryAdd(id, new(
                id,
                Text($"title of {name}"),
                Enum.GetValues<Severity>()[random.Next(3)],
                random.Next(2) == 0 ? Text("source") : null,
                random.Next(4) == 0 ? TimeSpan.FromMilliseconds(random.Next(1, 100_000)) : null));
            return [id];
        }

        string Text(string name) =>
            isHostile
                ? $"{Hostile.All[(offset + (31 * name.Sum(each => each))) % Hostile.All.Count]}"
                    + $"|{name}|{Hostile.All[(offset + name.Length) % Hostile.All.Count]}"
                : name;
    }
}
