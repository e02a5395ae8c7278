using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Lifecycle.Tool;

/// <summary>Where the tool reads and writes. Results go to the output, all else to the error stream.</summary>
internal sealed class ToolConsole(
    TextReader input, IAnsiConsole terminal, TextWriter output, IAnsiConsole errorTerminal, TextWriter error)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // It is no HTML, and people read it.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    private static readonly JsonSerializerOptions JsonLine = new(Json) { WriteIndented = false };

    public TextReader Input => input;

    public TextWriter Output => output;

    public TextWriter Error => error;

    /// <summary>The output, for prompts and tables.</summary>
    public IAnsiConsole Terminal => terminal;

    /// <summary>The error stream, for progress.</summary>
    public IAnsiConsole ErrorTerminal => errorTerminal;

    /// <summary>Whether a person answers prompts.</summary>
    public bool IsInteractive => terminal.Profile.Capabilities is { Interactive: true, Ansi: true };

    public static string ToJsonLine<T>(T value) => JsonSerializer.Serialize(value, JsonLine);

    /// <summary>
    /// Makes the console of this process. What other code prints, such as that of a definition, goes to the error
    /// stream from then on.
    /// </summary>
    public static ToolConsole OfProcess()
    {
        // Files and pipes are UTF-8, whatever a terminal would be.
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        var input = Console.IsInputRedirected ? new StreamReader(Console.OpenStandardInput(), utf8) : Console.In;
        var output = Console.IsOutputRedirected
            ? new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { AutoFlush = true }
            : Console.Out;
        Console.SetOut(Console.Error);

        // NO_COLOR turns off all escape sequences, including bold.
        var ansi = Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 }
            ? AnsiSupport.No
            : AnsiSupport.Detect;
        var interaction = Console.IsInputRedirected || Console.IsOutputRedirected
            ? InteractionSupport.No
            : InteractionSupport.Detect;
        return new(
            input,
            AnsiConsole.Create(new()
            {
                Ansi = Console.IsOutputRedirected ? AnsiSupport.No : ansi,
                Interactive = interaction,
                Out = new AnsiConsoleOutput(output),
            }),
            output,
            AnsiConsole.Create(new()
            {
                Ansi = Console.IsErrorRedirected ? AnsiSupport.No : ansi,
                Interactive = Console.IsErrorRedirected ? InteractionSupport.No : InteractionSupport.Detect,
                Out = new AnsiConsoleOutput(Console.Error),
            }),
            Console.Error);
    }

    public void WriteJson<T>(T value) => output.WriteLine(JsonSerializer.Serialize(value, Json));

    public void WriteLine(string line) => output.WriteLine(HarmlessText.Line(line));

    public void WriteLines(string text) => output.WriteLine(HarmlessText.Lines(text));

    /// <summary>Writes a table whose rows are text.</summary>
    public void WriteTable(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new Table { Border = TableBorder.None, ShowHeaders = true };
        foreach (var column in columns)
            table.AddColumn(
                new TableColumn(new Text(column, new(decoration: Decoration.Bold))) { Padding = new(0, 0, 2, 0) });

        foreach (var row in rows)
            table.AddRow(row.Select(IRenderable (cell) => new Text(HarmlessText.Line(cell))));

        terminal.Write(table);
    }
}
