using System.CommandLine;

namespace Lifecycle.Tool;

/// <summary>Finds the shortest path between two stages, and the criteria on it.</summary>
internal static class PlanCommand
{
    public static Command Make(CommandContext context)
    {
        var definition = new DefinitionSymbols();
        var from = definition.Stage("--from", "The stage to start in. Default: the initial stage.");
        var to = definition.Stage("--to", "The stage to reach; any substage of a superstage counts.");
        to.Required = true;
        return CommandContext.Make(
            "plan",
            "Finds the shortest path to a stage, with the criteria that have to be met on it.",
            (parsed, cancellationToken) =>
            {
                var lifecycle = definition.Load(parsed);
                var start = parsed.GetValue(from) is { } named ? lifecycle.Stage(named) : lifecycle.Graph.InitialStage;
                var goal = lifecycle.Stage(parsed.GetValue(to)!);
                if (start.IsSuperstage)
                    throw ToolException.BadCommand(
                        $"{start.KeyText} is a superstage, which no instance is in. Start in one of "
                            + $"{string.Join(", ", start.Substages.Select(each => each.KeyText))}.");

                var path = lifecycle.Graph.ShortestPath(start.KeyText, goal.KeyText, cancellationToken);
                context.Write(parsed, Json(start, goal, path), console => Write(console, start, goal, path));
                return Task.FromResult(path is null ? ExitCode.Found : ExitCode.Success);
            },
            [definition.Source, definition.Lifecycle, from, to]);
    }

    private static object Json(
        LifecycleStage<string, string> start,
        LifecycleStage<string, string> goal,
        IReadOnlyList<LifecyclePathStep<string, string>>? path) => new
        {
            from = start.KeyText,
            to = goal.KeyText,
            exists = path is not null,
            steps = path?.Select(step => new
            {
                from = step.Transition.From.KeyText,
                trigger = step.Transition.Trigger.Name,
                to = step.To.KeyText,
                condition = step.Transition.Condition,
                criteria = step.Criteria.ToArray(),
            }).ToArray() ?? [],
        };

    private static void Write(
        ToolConsole console,
        LifecycleStage<string, string> start,
        LifecycleStage<string, string> goal,
        IReadOnlyList<LifecyclePathStep<string, string>>? path)
    {
        if (path is null)
        {
            console.WriteLine($"No path leads from {start} to {goal}.");
            return;
        }

        if (path.Count == 0)
        {
            console.WriteLine($"{start} is {(start == goal ? "the goal" : $"within {goal}")} already.");
            return;
        }

        console.WriteLine($"From {start} to {goal}: {Counted.Of(path.Count, "step")}.");
        foreach (var (index, step) in path.Index())
        {
            var condition = step.Transition.Condition is { } name ? $", when {name}" : "";
            console.WriteLine($"{index + 1}. {step.Transition.Trigger} to {step.To}{condition}");
            CriteriaTable.Write(console, step.Criteria);
        }
    }
}
