using System.CommandLine;
using System.Text.Json;

namespace Lifecycle.Tool;

/// <summary>Lists the events that were given up, sends them again, or deletes them.</summary>
internal static class DeadLettersCommand
{
    public static Command Make(CommandContext context)
    {
        var symbols = new DatabaseSymbols();
        var retry = new Option<bool>("--retry") { Description = "Let the events be sent again." };
        var discard = new Option<bool>("--discard") { Description = "Delete the events, so that they are never sent." };
        var key = new Option<string[]>("--key")
        {
            Description = "Only the event with this key; repeat it for several. Default: all.",
            HelpName = "key",
        };
        return CommandContext.Make(
            "dead-letters",
            "Lists the events that were given up after too many attempts to send them.",
            async (parsed, cancellationToken) =>
            {
                var (retries, discards) = (parsed.GetValue(retry), parsed.GetValue(discard));
                var keys = parsed.GetValue(key) ?? [];
                if (retries && discards)
                    throw ToolException.BadCommand("Choose one of --retry and --discard.");
                if (discards && keys.Length == 0)
                    throw ToolException.BadCommand("Name the events to delete with --key.");

                var database = symbols.Open(parsed);
                var lifecycle = await symbols.NameAsync(parsed, database, cancellationToken);
                var deadLetters = new DeadLetters(new(lifecycle, database.Store));
                var letters = await deadLetters.FindAsync(keys, cancellationToken);
                IReadOnlyList<OutgoingEvent> gone = [];
                if (retries)
                    gone = await deadLetters.RetryAsync(letters, cancellationToken);
                else if (discards)
                    await deadLetters.DiscardAsync(letters, cancellationToken);

                context.Write(
                    parsed,
                    letters.Select(letter => Json(letter, retries ? !gone.Contains(letter) : null)),
                    console =>
                    {
                        var what = retries ? ", to be sent again" : discards ? ", deleted" : "";
                        console.WriteLine(
                            $"{lifecycle}: {Counted.Of(letters.Count - gone.Count, "dead letter")}{what}.");
                        foreach (var letter in gone)
                            console.WriteLine($"{letter.Key} was sent or discarded meanwhile.");
                        if (letters.Count > 0)
                            WriteTable(console, letters);
                    });
                if (deadLetters.Unreadable is { } unreadable)
                    throw unreadable;

                var isDone = letters.Count == 0 || discards || (retries && gone.Count == 0);
                return isDone ? ExitCode.Success : ExitCode.Found;
            },
            [symbols.Database, symbols.Lifecycle, retry, discard, key, symbols.Schema]);
    }

    private static void WriteTable(ToolConsole console, IReadOnlyList<OutgoingEvent> letters) =>
        console.WriteTable(
            ["Key", "Event", "Instance", "Attempts", "Last error"],
            letters.Select(letter => new[]
            {
                letter.Key, letter.Type, letter.InstanceId, $"{letter.Attempts}", letter.LastError ?? "",
            }));

    private static object Json(OutgoingEvent letter, bool? isRetried)
    {
        using var body = JsonDocument.Parse(letter.Body);
        return new
        {
            key = letter.Key,
            type = letter.Type,
            instance = letter.InstanceId,
            at = letter.At,
            attempts = letter.Attempts,
            lastError = letter.LastError,
            sentTo = letter.SentTo,
            isRetried,
            body = body.RootElement.Clone(),
        };
    }
}
