using System.Text.Json;

namespace Lifecycle.Tool;

/// <summary>Reads the steps of a file one at a time, so that a file may be larger than the memory.</summary>
internal static class HistoryFile
{
    /// <summary>Reads comma-separated values, whose first line names the columns.</summary>
    /// <exception cref="ToolException">A column is missing, or a line cannot be read.</exception>
    public static IEnumerable<RecordedStep> ReadCsv(TextReader reader, char separator, ColumnNames columns)
    {
        var csv = new CsvReader(reader, separator);
        var header = csv.Read()?.ToArray() ?? [];
        var (instance, trigger) = (Column(columns.Instance), Column(columns.Trigger));
        var (from, to, outcome) = (Column(columns.From), Column(columns.To), Column(columns.Outcome));
        if (columns.Given.FirstOrDefault(each => Column(each) < 0) is { } absent)
            throw ToolException.BadInput($"The file has no column {absent}. It has {string.Join(", ", header)}.");
        if (trigger < 0)
            throw ToolException.BadInput(
                $"The file has no column {columns.Trigger}. It has {string.Join(", ", header)}. Name the column of the "
                    + "triggers with --columns trigger=NAME.");

        while (csv.Read() is { } record)
        {
            if (record.Count != header.Length)
                throw ToolException.BadInput(
                    $"Line {csv.Line}: it has {Counted.Of(record.Count, "field")}, and the header has "
                        + $"{header.Length}.");

            yield return new(
                csv.Line, Value(instance), Value(trigger), Value(from), Value(to), Value(outcome));

            string? Value(int column) => column < 0 || record[column].Length == 0 ? null : record[column];
        }

        int Column(string name) =>
            Array.FindIndex(header, each => each.Trim().Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Reads JSON lines: an object on each.</summary>
    /// <exception cref="ToolException">A line cannot be read, or no line has a member that is needed.</exception>
    public static IEnumerable<RecordedStep> ReadJsonLines(TextReader reader, ColumnNames columns)
    {
        var missing = new HashSet<string>(columns.Given, StringComparer.OrdinalIgnoreCase);
        var (isEmpty, hasSteps) = (true, false);
        var lines = new LineReader(reader);
        while (lines.Read() is { } line)
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;

            var step = ReadJson(lines.Number, line, columns, missing);
            isEmpty = false;

            // A start has no trigger, but says where.
            hasSteps |= step.Trigger is not null || step.To is not null;
            yield return step;
        }

        if (isEmpty)
            yield break;

        if (missing.Count > 0)
            throw ToolException.BadInput($"No line has a member {missing.First()}.");
        if (!hasSteps)
            throw ToolException.BadInput(
                $"No line has a member {columns.Trigger} or {columns.To}. Name the member of the triggers with "
                    + "--columns trigger=NAME.");
    }

    private static RecordedStep ReadJson(long number, string line, ColumnNames columns, HashSet<string> missing)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                throw ToolException.BadInput($"Line {number}: it is no JSON object.");

            return new(
                number,
                Value(columns.Instance),
                Value(columns.Trigger),
                Value(columns.From),
                Value(columns.To),
                Value(columns.Outcome));

            string? Value(string name)
            {
                foreach (var member in root.EnumerateObject())
                {
                    if (!member.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                        continue;

                    missing.Remove(name);
                    return member.Value.ValueKind switch
                    {
                        JsonValueKind.Null => null,
                        JsonValueKind.String => member.Value.GetString(),
                        _ => member.Value.GetRawText(),
                    };
                }

                return null;
            }
        }
        catch (JsonException exception)
        {
            throw ToolException.BadInput($"Line {number}: it is not JSON: {exception.Message}", exception);
        }
    }
}
