using System.Text.Json;

namespace Lifecycle;

/// <summary>Refuses JSON that no report has: null where a value is required, and members that contradict.</summary>
internal static class ReportCheck
{
    /// <exception cref="JsonException">A member is null, or contradicts the outcome.</exception>
    public static void Check(
        GateReport report, IReadOnlyList<CriterionLine?>? lines, IReadOnlyList<string?>? permitted)
    {
        const string Owner = "a gate report";
        RequireDefined(report.Outcome, "outcome", Owner);
        if (lines is null)
            throw new JsonException($"The lines of {Owner} are null; a list was expected.");

        if (permitted is null)
            throw new JsonException($"The permitted of {Owner} are null; a list was expected.");

        if (lines.Contains(null))
            throw new JsonException($"The lines of {Owner} hold a null; a line was expected.");

        if (permitted.Contains(null))
            throw new JsonException($"The permitted of {Owner} hold a null; a text was expected.");

        CheckStep(report);
        CheckOutcome(report, permitted.Count);
    }

    /// <exception cref="JsonException">The text is null.</exception>
    public static void RequireText(string? text, string member, string owner)
    {
        if (text is null)
            throw Null(member, owner, "a text");
    }

    /// <exception cref="JsonException">The value has no name.</exception>
    public static void RequireDefined<TEnum>(TEnum value, string member, string owner)
        where TEnum : struct, Enum
    {
        if (!Enum.IsDefined(value))
            throw new JsonException(
                $"The {member} of {owner} is {value}; expected one of {string.Join(", ", Enum.GetNames<TEnum>())}.");
    }

    /// <exception cref="JsonException">The object is null.</exception>
    public static void RequireObject(object? value, string member, string owner)
    {
        if (value is null)
            throw Null(member, owner, "an object");
    }

    /// <summary>A start has neither a trigger nor a stage before it, and any other report has both.</summary>
    private static void CheckStep(GateReport report)
    {
        var isStart = (report.Trigger, report.From, report.Outcome)
            is (null, null, TransitionOutcome.Started or TransitionOutcome.Refused);
        if (!isStart && report.Outcome == TransitionOutcome.Started)
            throw Contradiction(report, report.Trigger is null ? "from" : "trigger", "is a text");

        if (!isStart && report.Trigger is null)
            throw Contradiction(report, "trigger", "is null");

        if (!isStart && report.From is null)
            throw Contradiction(report, "from", "is null");

        if (report is { Outcome: TransitionOutcome.Moved or TransitionOutcome.Started, To: null })
            throw Contradiction(report, "to", "is null");

        if (report is { Outcome: TransitionOutcome.Undecided, To: not null })
            throw Contradiction(report, "to", "is a text");
    }

    private static void CheckOutcome(GateReport report, int permitted)
    {
        var blocks = report.Blocking.Any();
        if (blocks && report.Outcome != TransitionOutcome.Refused)
            throw Contradiction(report, "lines", "hold a line that blocks");

        if (!blocks && report.Outcome == TransitionOutcome.Refused)
            throw Contradiction(report, "lines", "hold none that blocks");

        if (permitted > 0 && report.Outcome != TransitionOutcome.NotPermitted)
            throw Contradiction(report, "permitted", "are not empty");

        if (report.Reason is not null && report.Outcome != TransitionOutcome.Conflict)
            throw Contradiction(report, "reason", "is a text");
    }

    private static JsonException Null(string member, string owner, string expected) =>
        new($"The {member} of {owner} is null; {expected} was expected.");

    private static JsonException Contradiction(GateReport report, string member, string what) =>
        new($"The {member} of a gate report {what}, which contradicts its outcome, {report.Outcome}.");
}
