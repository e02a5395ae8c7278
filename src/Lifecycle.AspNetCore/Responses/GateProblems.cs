using System.Globalization;
using System.Text.Json;

namespace Lifecycle.AspNetCore;

/// <summary>What a client learns of a trigger, or a start, that was not accepted.</summary>
internal static class GateProblems
{
    private static readonly TimeSpan ConflictWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FaultWait = TimeSpan.FromSeconds(5);

    public static Problem Of(LifecycleCall call, string id, TransitionResult<string, string> result, long? expected)
    {
        var problem = result.Outcome switch
        {
            _ when expected is { } seen && seen != result.Version => Preconditions.Stale(result.Version),
            TransitionOutcome.Refused => Refused(result.Report),
            TransitionOutcome.NotPermitted => new Problem(
                ProblemKind.NotPermitted, $"{result.Trigger} is not permitted in {result.From}."),
            _ => Conflict(),
        };
        problem
            .With("stage", JsonText.Element(writer => writer.WriteStringValue(result.From)))
            .With("permitted", JsonText.Element(writer =>
                InstanceJson.WritePermitted(writer, call, id, result.From)));
        return result.Version is { } version
            ? problem.With("version", JsonText.Element(writer => writer.WriteNumberValue(version)))
            : problem;
    }

    /// <summary>A closed gate. If nothing but faults closes it, the same request may succeed later.</summary>
    public static Problem Refused(GateReport report)
    {
        var blocking = report.Blocking.ToArray();
        var isFaulted = blocking.All(line => line.Verdict == Verdict.Faulted);
        var what = report.Trigger is { } trigger ? $"{trigger} in {report.From}" : "The start";
        var detail = string.Create(
            CultureInfo.InvariantCulture,
            $"{what} is refused: {blocking.Length} {(blocking.Length == 1 ? "criterion blocks" : "criteria block")}.");
        return new Problem(isFaulted ? ProblemKind.Faulted : ProblemKind.Refused, detail)
        {
            RetryAfter = isFaulted ? FaultWait : null,
        }.With("criteria", JsonText.Element(writer => Write(writer, report.Lines)));
    }

    public static Problem Conflict() => new(ProblemKind.Conflict, "Nothing was changed. Repeat the request.")
    {
        RetryAfter = ConflictWait,
    };

    private static void Write(Utf8JsonWriter writer, IReadOnlyList<CriterionLine> lines)
    {
        writer.WriteStartArray();
        foreach (var line in lines)
        {
            writer.WriteStartObject();
            writer.WriteString("id", line.Criterion.Id);
            writer.WriteString("title", line.Criterion.Title);
            writer.WriteString("severity", line.Criterion.Severity.ToString());
            writer.WriteString("verdict", line.Verdict.ToString());

            WriteText("reason", line.Verdict == Verdict.Faulted ? ClientReport.Fault : line.Reason);
            WriteText("remedy", line.Remedy);
            WriteText("evidence", line.Evidence);
            WriteText("source", line.Criterion.Source);
            writer.WriteBoolean("blocks", line.Blocks);
            writer.WriteBoolean("waivable", line.Criterion.Severity == Severity.Waivable);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();

        void WriteText(string name, string? text)
        {
            if (text is not null)
                writer.WriteString(name, text);
        }
    }
}
