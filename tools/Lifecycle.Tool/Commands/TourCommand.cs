using System.CommandLine;
using Lifecycle.Testing;

namespace Lifecycle.Tool;

/// <summary>Plans walks for tests, which together take every transition.</summary>
internal static class TourCommand
{
    public static Command Make(CommandContext context)
    {
        var definition = new DefinitionSymbols();
        var pairs = new Option<bool>("--pairs")
        {
            Description = "Take every pair of transitions that can follow each other, too.",
        };
        return CommandContext.Make(
            "tour",
            "Plans walks from the start that together take every transition that can be taken.",
            (parsed, _) =>
            {
                var lifecycle = definition.Load(parsed);
                var walks = parsed.GetValue(pairs)
                    ? Walks.EveryPair(lifecycle.Graph)
                    : Walks.EveryTransition(lifecycle.Graph);
                context.Write(
                    parsed,
                    walks.Select(walk => new
                    {
                        start = walk.Start,
                        steps = walk.Steps.Select(step => new
                        {
                            trigger = step.Trigger,
                            to = step.To,
                            condition = step.Transition.Condition,
                        }),
                    }),
                    console => Write(console, walks));
                return Task.FromResult(ExitCode.Success);
            },
            [definition.Source, definition.Lifecycle, pairs]);
    }

    private static void Write(ToolConsole console, IReadOnlyList<Walk<string, string>> walks)
    {
        console.WriteLine(
            $"{Counted.Of(walks.Count, "walk")}, {Counted.Of(walks.Sum(walk => walk.Steps.Count), "step")}.");
        foreach (var (index, walk) in walks.Index())
        {
            console.WriteLine($"{index + 1}. {walk.Start}");
            foreach (var step in walk.Steps)
            {
                var condition = step.Transition.Condition is { } name ? $", when {name}" : "";
                console.WriteLine($"   {step.Trigger} to {step.To}{condition}");
            }
        }
    }
}
