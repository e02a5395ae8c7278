namespace Lifecycle.Testing;

/// <summary>Makes gate reports for tests of what shows or keeps them.</summary>
public static class TestReport
{
    /// <summary>A gate that lets a move through.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <param name="from">The stage that is left.</param>
    /// <param name="to">The stage that is entered.</param>
    /// <param name="lines">Its criteria.</param>
    public static GateReport Passed(string trigger, string from, string to, params IEnumerable<CriterionLine> lines) =>
        Of(trigger, from, to, TransitionOutcome.Moved, lines);

    /// <summary>A gate that refuses a move.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <param name="from">The stage that would be left.</param>
    /// <param name="to">The stage that would be entered.</param>
    /// <param name="lines">Its criteria.</param>
    public static GateReport Refused(string trigger, string from, string to, params IEnumerable<CriterionLine> lines) =>
        Of(trigger, from, to, TransitionOutcome.Refused, lines);

    /// <summary>A criterion that is met.</summary>
    /// <param name="id">Its id, which is its title too.</param>
    /// <param name="evidence">The evidence.</param>
    public static CriterionLine Met(string id, string? evidence = null) =>
        new() { Criterion = new(id, id), Verdict = Verdict.Met, Evidence = evidence };

    /// <summary>A criterion that is not met.</summary>
    /// <param name="id">Its id, which is its title too.</param>
    /// <param name="reason">Why not.</param>
    /// <param name="remedy">What to do about it.</param>
    public static CriterionLine Unmet(string id, string reason = "It is not so.", string? remedy = null) =>
        new() { Criterion = new(id, id), Verdict = Verdict.Unmet, Reason = reason, Remedy = remedy };

    private static GateReport Of(
        string trigger,
        string from,
        string to,
        TransitionOutcome outcome,
        IEnumerable<CriterionLine> lines) =>
        new()
        {
            Trigger = trigger,
            From = from,
            To = to,
            Outcome = outcome,
            Lines = [.. lines],
        };
}
