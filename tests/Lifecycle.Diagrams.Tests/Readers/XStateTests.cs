using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck.Fluent;

namespace Lifecycle.Diagrams.Tests.Readers;

/// <summary>XState v5 walks the same stages as the engine.</summary>
public class XStateTests
{
    private const int Lifecycles = 100;
    private const int Triggers = 100;

    [ReadBy(Programs.Node)]
    public async Task Ten_thousand_random_triggers_lead_to_the_same_stages()
    {
        var random = new Random(11);
        var walks = new List<(LifecycleDocument Document, Step[] Steps)>();
        foreach (var document in RandomDocuments.Documents().Sample(2 * Lifecycles, 11)
            .Where(document => document.Triggers.Count > 0)
            .Take(Lifecycles))
        {
            var plain = WithoutGates(document);
            walks.Add((plain, [.. Enumerable.Range(0, Triggers).Select(_ => Any(plain, random))]));
        }

        var walked = Walk(walks);

        Assert.Equal(Lifecycles * Triggers, walks.Sum(walk => walk.Steps.Length));
        var moves = 0;
        foreach (var ((document, steps), read) in walks.Zip(walked))
        {
            var stages = await StagesAsync(document, steps);
            Assert.Equal(stages, read["stages"]!.AsArray().Select(stage => stage!.ToString()));
            moves += stages.Zip(stages.Skip(1)).Count(step => step.First != step.Second);
        }

        Assert.InRange(moves, Lifecycles * Triggers / 10, int.MaxValue);
    }

    [ReadBy(Programs.Node)]
    public void A_broken_configuration_is_refused()
    {
        var broken = JsonNode.Parse(Hostile.Document.ToXState())!;
        broken["initial"] = "nowhere";

        var jobs = new JsonArray(new JsonObject { ["config"] = broken, ["steps"] = new JsonArray() });

        var (exitCode, _, errors) = Programs.Run(Programs.Node, jobs.ToJsonString(), "xstate.mjs");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("Initial state node \"nowhere\" not found", errors, StringComparison.Ordinal);
    }

    [ReadBy(Programs.Node)]
    public async Task A_lifecycle_of_hostile_names_is_walked()
    {
        var document = WithoutGates(Hostile.Document);
        Step[] steps =
        [
            .. Hostile.All.SelectMany(name => new[]
            {
                new Step($"stay {name}", []), new($"again {name}", []), new(name, []), new(name, [name]),
                new($"back {name}", []), new(name, [name]),
            }),
        ];

        var walked = Walk([(document, steps)]);

        Assert.Equal(
            await StagesAsync(document, steps),
            walked[0]["stages"]!.AsArray().Select(stage => stage!.ToString()));
    }

    private static Step Any(LifecycleDocument document, Random random)
    {
        string[] conditions =
        [
            .. document.Stages.SelectMany(stage => stage.Transitions)
                .Select(transition => transition.Condition)
                .OfType<string>()
                .Distinct()
                .Where(_ => random.Next(2) == 0),
        ];
        return new(document.Triggers[random.Next(document.Triggers.Count)].Key, conditions);
    }

    private static JsonNode[] Walk(IEnumerable<(LifecycleDocument Document, Step[] Steps)> walks)
    {
        var jobs = walks.Select(walk =>
        {
            var config = JsonNode.Parse(walk.Document.ToXState())!;
            var events = Events(config).DistinctBy(each => each.Trigger)
                .ToDictionary(each => each.Trigger, each => each.Event);
            return (JsonNode)new JsonObject
            {
                ["config"] = config,
                ["steps"] = new JsonArray([.. walk.Steps.Select(step => step.ToJson(events))]),
            };
        });
        var read = Run(new JsonArray([.. jobs]));
        Assert.All(read, each => Assert.Null(each["error"]));
        return read;
    }

    /// <summary>The events of a machine, with the triggers that they stand for.</summary>
    private static IEnumerable<(string Trigger, string Event)> Events(JsonNode state) =>
        (state["on"]?.AsObject() ?? [])
            .Where(each => each.Value!.AsArray().Count > 0)
            .Select(each => (each.Value![0]!["meta"]!["trigger"]!.ToString(), each.Key))
            .Concat((state["states"]?.AsObject() ?? []).SelectMany(each => Events(each.Value!)));

    private static JsonNode[] Run(JsonArray jobs)
    {
        var (exitCode, output, errors) = Programs.Run(Programs.Node, jobs.ToJsonString(), "xstate.mjs");
        Assert.True(exitCode == 0, errors);
        return [.. JsonNode.Parse(output)!.AsArray().OfType<JsonNode>()];
    }

    private static async Task<List<string>> StagesAsync(LifecycleDocument document, Step[] steps)
    {
        var bindings = new LifecycleBindings<HashSet<string>>();
        foreach (var name in document.Stages.SelectMany(stage => stage.Transitions)
            .Select(transition => transition.Condition)
            .OfType<string>()
            .Distinct())
        {
            bindings.Condition(name, holds => holds.Contains(name));
        }

        HashSet<string> holding = [];
        var instance = document.ToDefinition(bindings).Start(holding);
        List<string> stages = [instance.Stage];
        foreach (var step in steps)
        {
            holding.Clear();
            holding.UnionWith(step.Conditions);
            await instance.TryFireAsync(step.Trigger);
            stages.Add(instance.Stage);
        }

        return stages;
    }

    /// <summary>What decides about stages alone: no criteria, actions, payloads, events and due dates.</summary>
    private static LifecycleDocument WithoutGates(LifecycleDocument document) => new()
    {
        Name = document.Name,
        InitialStage = document.InitialStage,
        Triggers = [.. document.ToGraph().Triggers.Select(trigger => new DocumentTrigger { Key = trigger.Key })],
        Stages =
        [
            .. document.Stages.Select(stage => new DocumentStage
            {
                Key = stage.Key,
                Name = stage.Name,
                Superstage = stage.Superstage,
                InitialSubstage = stage.InitialSubstage,
                IsTerminal = stage.IsTerminal,
                Transitions =
                [
                    .. stage.Transitions.Select(transition => new DocumentTransition
                    {
                        Trigger = transition.Trigger,
                        Kind = transition.Kind,
                        To = transition.To,
                        Condition = transition.Condition,
                    }),
                ],
            }),
        ],
    };

    private sealed record Step(string Trigger, string[] Conditions)
    {
        public JsonObject ToJson(Dictionary<string, string> events) => new()
        {
            ["type"] = events.GetValueOrDefault(Trigger, "no such event"),
            ["conditions"] = JsonSerializer.SerializeToNode(Conditions),
        };
    }
}
