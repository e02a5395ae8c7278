using System.CommandLine;
using System.CommandLine.Completions;

namespace Lifecycle.Tool;

/// <summary>The argument and the option that name a lifecycle, for commands over definitions.</summary>
internal sealed class DefinitionSymbols
{
    public Argument<string> Source { get; } = new("definition")
    {
        Description = "An assembly with lifecycles, or a JSON or SCXML file that defines one.",
    };

    public Option<string?> Lifecycle { get; } = new("--lifecycle")
    {
        Description = "Which lifecycle of the assembly: its name, its type, or the static member that holds it.",
        HelpName = "name",
    };

    /// <summary>An option for a stage of the lifecycle, which a shell completes.</summary>
    public Option<string?> Stage(string name, string description)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = "stage" };
        option.CompletionSources.Add(Stages);
        return option;
    }

    /// <exception cref="ToolException">It cannot be read, or has not exactly one lifecycle that is meant.</exception>
    public LoadedLifecycle Load(ParseResult parsed) =>
        LifecycleSource.Load(parsed.GetValue(Source)!, parsed.GetValue(Lifecycle));

    private IEnumerable<CompletionItem> Stages(CompletionContext context)
    {
        try
        {
            return context.ParseResult.GetValue(Source) is { } source
                ? LifecycleSource.Load(source, context.ParseResult.GetValue(Lifecycle)).Graph.Stages
                    .Select(stage => new CompletionItem(stage.KeyText))
                : [];
        }
        catch (Exception exception) when (exception is ToolException or IOException or InvalidOperationException)
        {
            // A shell shows no errors while it completes.
            return [];
        }
    }
}
