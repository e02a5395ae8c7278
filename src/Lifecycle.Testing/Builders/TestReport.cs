namespace Lifecycle.Testing;

/// <summary>Makes gate reports for tests of code that shows or stores them. Thread-safe.</summary>
public static class TestReport
{
    /// <summary>The report of an open gate, through which the trigger moves.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <param name="from">The stage that the trigger is fired in.</param>
    /// <param name="to">The stage that the trigger leads to.</param>
    /// <param name="lines">One line for each criterion.</param>
    public static GateReport Passed(string trigger, string from, string to, params IEnumerable<CriterionLine> lines) =>
        Of(trigger, from, to, TransitionOutcome.Moved, lines);

    /// <summary>The report of a closed gate, which refuses the trigger.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <param name="from">The stage that the trigger is fired in.</param>
    /// <param name="to">The stage that the trigger leads to.</param>
    /// <param name="lines">One line for each criterion.</param>
    public static GateReport Refused(string trigger, string from, string to, params IEnumerable<CriterionLine> lines) =>
        Of(trigger, from, to, TransitionOutcome.Refused, lines);

    /// <summary>The line of a met criterion.</summary>
    /// <param name="id">The id of the criterion, which is also its title.</param>
    /// <param name="evidence">The evidence. Default: none.</param>
    public static CriterionLine Met(string id, string? evidence = null) =>
        new() { Criterion = new(id, id), Verdict = Verdict.Met, Evidence = evidence };

    /// <summary>The line of an unmet criterion.</summary>
    /// <param name="id">The id of the criterion, which is also its title.</param>
    /// <param name="reason">Why the criterion is not met.</param>
    /// <param name="remedy">What to do about it. Default: no remedy.</param>
    public static CriterionLine Unmet(string id, string reason = "It is not met.", string? remedy = null) =>
        new() { Criterion = new(id, id), Verdict = Verdict.Unmet, Reason = reason, Remedy = remedy };

    private static GateReport Of(
        string trigger,
        string from,
        string to,
        TransitionOutcome outcome,
        IEnumerable<CriterionLine> lines) =>
        GateReport.Of(trigger, from, to, outcome, [.. lines]) with { Outcome = outcome };
}
