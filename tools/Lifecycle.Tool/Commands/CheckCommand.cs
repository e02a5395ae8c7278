using System.CommandLine;
using System.Text;

namespace Lifecycle.Tool;

/// <summary>Checks whether recorded histories are legal.</summary>
internal static class CheckCommand
{
    private const string StandardInput = "-";
    private const int StepsPerProgress = 10_000;

    public static Command Make(CommandContext context)
    {
        var definition = new DefinitionSymbols();
        var history = new Argument<string>("history")
        {
            Description = "A CSV file with a header, or a file of JSON lines; - for the standard input.",
        };
        var format = new Option<string?>("--format", "-f")
        {
            Description = "The format. Default: csv for a file named .csv, and otherwise jsonl.",
        };
        format.AcceptOnlyFromAmong("csv", "jsonl");
        var separator = new Option<string>("--separator")
        {
            Description = "The separator of the fields of a CSV file: a character, or tab.",
            DefaultValueFactory = _ => ",",
        };
        var columns = new Option<string?>("--columns")
        {
            Description = "The columns, where they have other names: instance=case_id,trigger=activity. Also from, to "
                + "and outcome.",
        };
        var interleaved = new Option<bool>("--interleaved")
        {
            Description = "The steps of an instance do not stand together. Takes memory for each instance.",
        };
        var partial = new Option<bool>("--partial") { Description = "Histories may begin in any stage." };
        var limit = new Option<int>("--limit")
        {
            Description = "How many illegal steps to list.",
            CustomParser = WholeNumber.Parse,
            DefaultValueFactory = _ => 100,
        };
        return CommandContext.Make(
            "check",
            "Checks whether recorded histories are legal, and shows line and reason of each illegal step.",
            async (parsed, cancellationToken) =>
            {
                if (parsed.GetValue(limit) < 0)
                    throw ToolException.BadCommand("--limit has to be 0 or more.");

                var lifecycle = definition.Load(parsed);
                var between = Separator(parsed.GetValue(separator)!);
                var names = ColumnNames.Parse(parsed.GetValue(columns));
                var file = parsed.GetValue(history)!;
                var isCsv = parsed.GetValue(format) is { } chosen
                    ? chosen == "csv"
                    : file.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);
                if (!isCsv)
                    CommandContext.Refuse(parsed, "on JSON lines", separator);

                var check = new HistoryCheck(
                    lifecycle,
                    new(parsed.GetValue(interleaved), parsed.GetValue(partial), parsed.GetValue(limit)));
                await ReadAsync(context.Console, file, reader => isCsv
                    ? HistoryFile.ReadCsv(reader, between, names)
                    : HistoryFile.ReadJsonLines(reader, names), check.Add, cancellationToken);
                context.Write(
                    parsed,
                    new
                    {
                        lifecycle = lifecycle.Name,
                        steps = check.Steps,
                        instances = check.Instances,
                        illegalCount = check.IllegalCount,
                        illegal = check.Illegal,
                    },
                    console => Write(console, check));
                return check.IllegalCount == 0 ? ExitCode.Success : ExitCode.Found;
            },
            [
                definition.Source, history, definition.Lifecycle, format, separator, columns, interleaved, partial,
                limit,
            ]);
    }

    private static char Separator(string text) => text switch
    {
        "tab" => '\t',
        [var only and not '"' and not '\n' and not '\r'] => only,
        _ => throw ToolException.BadCommand($"--separator has to be one character, or tab, and not '{text}'."),
    };

    private static async Task ReadAsync(
        ToolConsole console,
        string file,
        Func<TextReader, IEnumerable<RecordedStep>> read,
        Action<RecordedStep> add,
        CancellationToken cancellationToken)
    {
        if (file == StandardInput)
        {
            Add(read(console.Input), () => { });
            return;
        }

        if (!File.Exists(file))
            throw ToolException.BadInput($"There is no file {Path.GetFullPath(file)}.");

        using var stream = File.OpenRead(file);
        using var reader = new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: true));
        await ProgressBar.RunAsync(console.ErrorTerminal, "Checking", stream.CanSeek ? stream.Length : 0, advance =>
        {
            Add(read(reader), () =>
            {
                if (stream.CanSeek)
                    advance(stream.Position);
            });
            return Task.CompletedTask;
        });

        void Add(IEnumerable<RecordedStep> steps, Action onProgress)
        {
            var count = 0;
            foreach (var step in steps)
            {
                add(step);
                if (++count % StepsPerProgress != 0)
                    continue;

                cancellationToken.ThrowIfCancellationRequested();
                onProgress();
            }
        }
    }

    private static void Write(ToolConsole console, HistoryCheck check)
    {
        console.WriteLine(
            $"{Counted.Of(check.Steps, "step")} of {Counted.Of(check.Instances, "instance")}: "
                + $"{(check.IllegalCount == 0 ? "all legal" : $"{Counted.Of(check.IllegalCount, "illegal step")}")}.");
        if (check.Illegal.Count == 0)
            return;

        console.WriteTable(
            ["Line", "Instance", "Reason"],
            check.Illegal.Select(each => new[] { $"{each.Line}", each.Instance ?? "", each.Reason }));
        if (check.IllegalCount > check.Illegal.Count)
            console.WriteLine($"… and {Counted.Of(check.IllegalCount - check.Illegal.Count, "more", "more")}.");
    }
}
