using System.Globalization;
using System.Text;

namespace Lifecycle.Testing;

/// <summary>Writes a story that failed.</summary>
internal static class StoryText
{
    public static string Of<TStage, TTrigger>(
        Setup<TStage, TTrigger> setup, StoryFailure<TStage, TTrigger> failure, int seed)
        where TStage : notnull
        where TTrigger : notnull
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"The system does not behave as {setup.Graph.Name} defines when callers fire at the same time. ")
            .Append("A minimal story that shows it:");
        if (TraceText.SubjectOf(setup, failure.Story.Subject) is { } subject)
            text.Append(CultureInfo.InvariantCulture, $"\n  The subject is {subject}.");

        var start = failure.Calls.Count == 0 ? null : failure.Calls[0];
        foreach (var record in failure.Calls.Where(record => record != start))
            text.Append(CultureInfo.InvariantCulture, $"\n  {Line(setup, record)}");

        return text
            .Append(CultureInfo.InvariantCulture, $"\n{Fault(failure, start)}")
            .Append(CultureInfo.InvariantCulture, $"\nSeed {seed} draws the same stories; this one failed in its run ")
            .Append(CultureInfo.InvariantCulture, $"{failure.Runs}. Threads interleave differently in each run.")
            .ToString();
    }

    private static string Line<TStage, TTrigger>(Setup<TStage, TTrigger> setup, RecordedCall<TStage, TTrigger> record)
        where TStage : notnull
        where TTrigger : notnull
    {
        if (record.Call is not { } call)
            return record.HasStage ? $"Then the system is in {record.Stage}." : "Then its stage cannot be read.";

        var caller = call.Caller switch
        {
            Call<TTrigger>.Before => "Before",
            Call<TTrigger>.After => "Afterwards",
            var number => $"Caller {number}",
        };
        return $"{caller}: {TraceText.CallOf(setup, call)}: {Result(record)}";
    }

    private static string Result<TStage, TTrigger>(RecordedCall<TStage, TTrigger> record)
        where TStage : notnull
        where TTrigger : notnull => record switch
        {
            { Exception: { } exception } => $"threw {exception.GetType().Name}: {exception.Message}",
            { Ended: long.MaxValue, Began: long.MaxValue } => "not fired",
            { Ended: long.MaxValue } => "did not end",
            { HasStage: true } => $"{(record.Accepted ? "accepted" : "refused")}, in {record.Stage}",
            _ => record.Accepted ? "accepted" : "refused",
        };

    private static string Fault<TStage, TTrigger>(
        StoryFailure<TStage, TTrigger> failure, RecordedCall<TStage, TTrigger>? start)
        where TStage : notnull
        where TTrigger : notnull => failure.Exception switch
        {
            HungException hung => $"The system {hung.Message}",
            { } exception => $"The system threw {exception.GetType().Name}: {exception.Message}",
            null when failure.Order.Count == 0 => $"The system starts in {start!.Stage}, and the lifecycle does not.",
            null => "The calls have these results in no order, one after the other.",
        };
}
