using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Text;
using System.Text.Json;

namespace Lifecycle.Tool;

/// <summary>The command line of the tool.</summary>
internal static class CommandLine
{
    /// <summary>Runs a command. Every error is a sentence in the error stream.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, ToolConsole console, CancellationToken cancellationToken = default)
    {
        var parsed = Root(console).Parse(arguments);
        try
        {
            if (parsed.Action is ParseErrorAction)
                throw ToolException.BadCommand(
                    $"{Error(parsed)} Run 'lifecycle {Name(parsed)}--help' to see what it expects.");

            return await parsed.InvokeAsync(
                new() { Output = console.Output, Error = console.Error, EnableDefaultExceptionHandler = false },
                cancellationToken);
        }
        catch (ToolException exception)
        {
            return Fail(exception.ExitCode, exception.Message);
        }
        catch (OperationCanceledException)
        {
            return Fail(ExitCode.Cancelled, "It was cancelled.");
        }
        catch (DecoderFallbackException)
        {
            return Fail(ExitCode.BadInput, "The input is not in UTF-8. Save it in UTF-8, or convert it.");
        }
        catch (Exception exception)
            when (exception is LifecycleException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Fail(ExitCode.BadInput, Causes.Of(exception));
        }
        catch (JsonException exception)
        {
            return Fail(ExitCode.BadInput, $"What is stored cannot be read as JSON: {exception.Message}");
        }
        catch (Exception exception)
        {
            return Fail(
                ExitCode.Fault,
                $"This is a fault of the tool: {exception.GetType().Name}: {Causes.Of(exception)} Please report it.");
        }

        int Fail(int exitCode, string message)
        {
            console.Error.WriteLine(HarmlessText.Lines(message));
            return exitCode;
        }
    }

    private static RootCommand Root(ToolConsole console)
    {
        var context = new CommandContext(console);
        var root = new RootCommand(
            "Draws, verifies, compares and simulates lifecycles, checks histories, and looks into databases with "
                + "stored instances.")
        {
            context.Json,
            DrawCommand.Make(context),
            VerifyCommand.Make(context),
            PlanCommand.Make(context),
            SimulateCommand.Make(context),
            TourCommand.Make(context),
            CheckCommand.Make(context),
            DiffCommand.Make(context),
            UsagesCommand.Make(context),
            ListCommand.Make(context),
            ShowCommand.Make(context),
            HistoryCommand.Make(context),
            ExportCommand.Make(context),
            MigrateCommand.Make(context),
            DeadLettersCommand.Make(context),
        };
        foreach (var help in root.Options.OfType<HelpOption>())
            help.Action = new HelpText((HelpAction)help.Action!, console.Terminal.Profile.Width);

        return root;
    }

    /// <summary>The error to begin with, in one line. What is not known says more than what is missing.</summary>
    private static string Error(ParseResult parsed)
    {
        var errors = parsed.Errors.Select(error => error.Message).ToArray();
        var unknown = parsed.UnmatchedTokens.Take(1)
            .Select(token => errors.FirstOrDefault(each => each.Contains(token, StringComparison.Ordinal)))
            .FirstOrDefault();
        return string.Join(' ', (unknown ?? errors[0]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Name(ParseResult parsed) =>
        parsed.CommandResult.Command is RootCommand ? "" : $"{parsed.CommandResult.Command.Name} ";
}
