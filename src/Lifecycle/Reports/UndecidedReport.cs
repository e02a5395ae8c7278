namespace Lifecycle;

/// <summary>
/// Makes one report of the branches that a trigger may take, where the payload decides and a dry run left it out.
/// </summary>
internal static class UndecidedReport
{
    /// <summary>
    /// A report that is refused only if every branch is. What blocks some of the branches awaits the payload.
    /// </summary>
    /// <param name="conditions">The lines of the conditions that do not hold or await the payload, in order.</param>
    /// <param name="branches">Each branch that may be taken, in order; at least one. The report of its gate with every
    /// criterion met, and as it is.</param>
    public static GateReport Of(
        IReadOnlyList<CriterionLine> conditions, IReadOnlyList<(GateReport WhenMet, GateReport Report)> branches)
    {
        // An open branch before all conditions on the payload is taken whatever the payload is.
        if (conditions.All(line => line.Verdict == Verdict.Unmet))
            return branches[0].Report;

        var targets = branches.Select(branch => (branch.WhenMet.Outcome, branch.WhenMet.To)).Distinct().ToArray();
        var (outcome, to) = targets is [var only] ? only : (TransitionOutcome.Undecided, null);
        var (trigger, from) = (branches[0].Report.Trigger!, branches[0].Report.From!);
        var criteria = branches
            .SelectMany(branch => branch.Report.Lines.Select(line => (Line: line, branch.WhenMet.To)))
            .GroupBy(each => each.Line.Criterion.Id);

        // One branch is always taken if the last is open to every payload. A closed branch then blocks nothing.
        var isOneTaken = branches.Count > conditions.Count(line => line.Verdict == Verdict.AwaitsPayload);
        return branches.Any(branch => branch.Report.Passed)
            ? GateReport.Of(
                trigger,
                from,
                to,
                outcome,
                [
                    .. conditions.Where(line => line.Verdict != Verdict.Unmet).Select(ConditionThatMayMatter),
                    .. criteria.Select(CriterionThatMayMatter),
                ])
            : GateReport.Of(
                trigger,
                from,
                to,
                outcome,
                [
                    .. conditions.Where(line => line.Verdict != Verdict.Unmet || !isOneTaken),
                    .. criteria.Select(each => Weightiest(each).Line),
                ]);
    }

    private static CriterionLine ConditionThatMayMatter(CriterionLine line) =>
        line.Verdict == Verdict.AwaitsPayload
            ? line
            : Awaiting(line, "It matters only if no branch before it is open.");

    private static CriterionLine CriterionThatMayMatter(IEnumerable<(CriterionLine Line, string? To)> lines)
    {
        var (line, _) = Weightiest(lines);
        if (!line.Blocks)
            return line;

        var targets = lines.Where(each => each.Line.Blocks).Select(each => each.To!).Distinct().ToArray();
        return Awaiting(
            line,
            $"It blocks the {(targets.Length == 1 ? "branch" : "branches")} to {BoundedList.Of(targets, " and ")}, "
                + "which the payload may select.");
    }

    /// <summary>The line of a criterion that blocks, if one of its lines does; otherwise one that is not met.</summary>
    private static (CriterionLine Line, string? To) Weightiest(IEnumerable<(CriterionLine Line, string? To)> lines) =>
        lines.OrderByDescending(each => each.Line.Blocks)
            .ThenByDescending(each => each.Line.Verdict is not (Verdict.Met or Verdict.NotApplicable))
            .First();

    private static CriterionLine Awaiting(CriterionLine line, string why) =>
        line with { Verdict = Verdict.AwaitsPayload, Reason = line.Reason is null ? why : $"{why} {line.Reason}" };
}
