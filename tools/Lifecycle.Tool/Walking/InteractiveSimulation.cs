using Spectre.Console;

namespace Lifecycle.Tool;

/// <summary>Runs a simulation with a person, who chooses what happens next.</summary>
internal sealed class InteractiveSimulation(LoadedLifecycle lifecycle, ToolConsole console)
{
    private readonly Simulation _simulation = new(lifecycle.Graph);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var stage = _simulation.Stage;
            console.WriteLine($"{stage.Name}{(stage.IsTerminal ? " (the lifecycle ends here)" : "")}");
            var choice = await new SelectionPrompt<Choice>()
                .Title("What happens?")
                .PageSize(15)
                .MoreChoicesText("(more below)")
                .UseConverter(each => Markup.Escape(HarmlessText.Line(each.Text)))
                .AddChoices([
                    .. _simulation.Choices().Select(step => new Choice(Describe(step), () => Take(step))),
                    new("Take the last step back", () => _ = _simulation.Back()),
                    new("Restart", _simulation.Restart),
                    new("Quit", null),
                ])
                .ShowAsync(console.Terminal, cancellationToken);
            if (choice.Run is null)
                return;

            choice.Run();
        }
    }

    private static string Describe(LifecyclePathStep<string, string> step)
    {
        var condition = step.Transition.Condition is { } name ? $", when {name}" : "";
        var what = step.Transition.Kind switch
        {
            TransitionKind.Ignore => "is ignored",
            TransitionKind.Stay => "stays",
            _ => $"to {step.To}",
        };
        return $"{step.Transition.Trigger}: {what}{condition}";
    }

    private void Take(LifecyclePathStep<string, string> step)
    {
        _simulation.Take(step);
        console.WriteLine($"{step.Transition.Trigger} to {step.To}");
        CriteriaTable.Write(console, step.Criteria);
    }

    private sealed record Choice(string Text, Action? Run);
}
