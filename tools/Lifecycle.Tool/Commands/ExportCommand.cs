using System.CommandLine;
using System.Text;

namespace Lifecycle.Tool;

/// <summary>Exports the stored histories of a lifecycle.</summary>
internal static class ExportCommand
{
    public static Command Make(CommandContext context)
    {
        var symbols = new DatabaseSymbols();
        var format = new Option<string?>("--format", "-f")
        {
            Description = "The format. Default: that of the output file's extension, or else jsonl.",
        };
        format.AcceptOnlyFromAmong([.. ExportFormat.All.Select(each => each.Name)]);
        var output = OutputFile.Option();
        return CommandContext.Make(
            "export",
            "Exports the histories of a lifecycle, one instance after the other.",
            async (parsed, cancellationToken) =>
            {
                var file = parsed.GetValue(output);
                if (file is null)
                    CommandContext.Refuse(parsed, "without --output", context.Json);

                var database = symbols.Open(parsed);
                var lifecycle = await symbols.NameAsync(parsed, database, cancellationToken);
                var chosen = ExportFormat.Of(parsed.GetValue(format), file);
                if (file is null)
                {
                    using var stream = new WriterStream(context.Console.Output);
                    (await chosen.WriteAsync(database.Store, lifecycle, stream, cancellationToken)).ThrowIfAny();
                    return ExitCode.Success;
                }

                UnreadableRows? skipped = null;
                await OutputFile.WriteAsync(
                    file,
                    parsed.GetValue(symbols.Database),
                    async stream => skipped =
                        await chosen.WriteAsync(database.Store, lifecycle, stream, cancellationToken));
                if (parsed.GetValue(context.Json))
                    context.Console.WriteJson(new { lifecycle, format = chosen.Name, file });

                // What could be read is written; the error names the rest.
                skipped?.ThrowIfAny();
                return ExitCode.Success;
            },
            [symbols.Database, symbols.Lifecycle, format, output, symbols.Schema]);
    }

    /// <summary>A stream of UTF-8 that ends in a writer, so that the output can be the console or a test's.</summary>
    private sealed class WriterStream(TextWriter writer) : MemoryStream
    {
        private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            var text = new char[Encoding.UTF8.GetMaxCharCount(buffer.Length)];
            writer.Write(text, 0, _decoder.GetChars(buffer, text, flush: false));
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override Task WriteAsync(
            byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            Write(buffer.AsSpan(offset, count));
            return Task.CompletedTask;
        }

        public override ValueTask WriteAsync(
            ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Write(buffer.Span);
            return ValueTask.CompletedTask;
        }
    }
}
