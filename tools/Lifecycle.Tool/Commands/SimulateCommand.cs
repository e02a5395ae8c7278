using System.CommandLine;

namespace Lifecycle.Tool;

/// <summary>Walks through a lifecycle, with a person or by a script.</summary>
internal static class SimulateCommand
{
    public static Command Make(CommandContext context)
    {
        var definition = new DefinitionSymbols();
        return CommandContext.Make(
            "simulate",
            "Walks through a lifecycle by its graph: choose what happens, or pipe a script of triggers into it.",
            async (parsed, cancellationToken) =>
            {
                var lifecycle = definition.Load(parsed);
                if (context.Console.IsInteractive && !parsed.GetValue(context.Json))
                {
                    await new InteractiveSimulation(lifecycle, context.Console).RunAsync(cancellationToken);
                    return ExitCode.Success;
                }

                var lines = await new ScriptedSimulation(lifecycle, context.Console.Input).RunAsync(cancellationToken);
                context.Write(parsed, lines, console =>
                {
                    console.WriteLine($"{lifecycle.Name} starts in {lifecycle.Graph.InitialStage}.");
                    foreach (var line in lines)
                    {
                        console.WriteLine(line.Fault is { } fault
                            ? $"{line.Line}. {fault}"
                            : $"{line.Line}. {line.Text}: {line.From} to {line.To}");
                        CriteriaTable.Write(console, line.Criteria);
                    }
                });
                return lines.All(line => line.IsPermitted) ? ExitCode.Success : ExitCode.Found;
            },
            [definition.Source, definition.Lifecycle]);
    }
}
