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
                var outbox = new LifecycleOutbox(lifecycle, database.Store);
                var letters = new List<OutgoingEvent>();
                await foreach (var letter in outbox.DeadLettersAsync(cancellationToken))
                {
                    if (keys.Length == 0 || keys.Contains(letter.Key))
                        letters.Add(letter);
                }

                if (keys.Except(letters.Select(letter => letter.Key)).FirstOrDefault() is { } unknown)
                    throw ToolException.BadCommand($"There is no dead letter {unknown}.");

                foreach (var letter in letters)
                {
                    if (retries)
                        await outbox.RetryAsync(letter, cancellationToken);
                    else if (discards)
                        await outbox.DiscardAsync(letter, cancellationToken);
                }

                context.Write(parsed, letters.Select(Json), console =>
                {
                    var what = retries ? ", to be sent again" : discards ? ", deleted" : "";
                    console.WriteLine($"{lifecycle}: {Counted.Of(letters.Count, "dead letter")}{what}.");
                    if (letters.Count > 0)
                        console.WriteTable(
                            ["Key", "Event", "Instance", "Attempts", "Last error"],
                            letters.Select(letter => new[]
                            {
                                letter.Key, letter.Type, letter.InstanceId, $"{letter.Attempts}",
                                letter.LastError ?? "",
                            }));
                });
                return letters.Count == 0 || retries || discards ? ExitCode.Success : ExitCode.Found;
            },
            [symbols.Database, symbols.Lifecycle, retry, discard, key, symbols.Schema]);
    }

    private static object Json(OutgoingEvent letter)
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
            body = body.RootElement.Clone(),
        };
    }
}
