namespace Lifecycle.Tests.Laws;

/// <summary>
/// Predicts each fire by interpreting the specification. It uses none of the engine's graph, tables or gates.
/// </summary>
internal sealed class Oracle(Specification specification, Subject subject)
{
    private string _stage = specification.Initial;
    private string? _previous;
    private long _version;

    /// <summary>The branch that the last fire took, or whose criteria refused it.</summary>
    public ApplicableBranch? Selected { get; private set; }

    public Observation Fire(string trigger)
    {
        Selected = null;
        var branches = specification.Branches(_stage, trigger).ToArray();
        if (branches.Length == 0)
            return Refusal(TransitionOutcome.NotPermitted, []);

        var closed = new List<(string, Verdict)>();
        foreach (var applicable in branches)
        {
            if (applicable.Branch.When is not { } fact || subject.Facts[fact] == Fact.True)
                return Take(applicable);

            closed.Add(($"{fact}", subject.Facts[fact] == Fact.Unknown ? Verdict.Faulted : Verdict.Unmet));
            if (subject.Facts[fact] == Fact.Unknown)
                break;
        }

        return Refusal(TransitionOutcome.Refused, [.. closed]);
    }

    private Observation Take(ApplicableBranch selected)
    {
        Selected = selected;
        var (declaring, transition, branch) = selected;
        var to = branch.Kind switch
        {
            TransitionKind.Move => specification.Leaf(branch.Target)!,
            TransitionKind.Return => _previous!,
            _ => _stage,
        };
        var (left, entered) = LeftAndEntered(branch.Kind, declaring, to);
        var ids = transition.Criteria.Concat(branch.Criteria).Concat(entered.SelectMany(stage => stage.Criteria));
        var lines = ids
            .Distinct()
            .Select(id => Judge(Array.Find(specification.Criteria, criterion => criterion.Id == id)!))
            .ToArray();
        if (lines.Any(line => line.Blocks))
            return Refusal(TransitionOutcome.Refused, [.. lines.Select(line => (line.Id, line.Verdict))]);

        var outcome = branch.Kind switch
        {
            TransitionKind.Ignore => TransitionOutcome.Ignored,
            TransitionKind.Stay => TransitionOutcome.Stayed,
            _ => TransitionOutcome.Moved,
        };
        var from = _stage;
        (_previous, _stage) = to == from ? (_previous, from) : (from, to);
        _version += outcome == TransitionOutcome.Ignored ? 0 : 1;
        return new(
            outcome,
            from,
            to,
            _version,
            Actions(selected, left, entered),
            [.. lines.Select(line => (line.Id, line.Verdict))]);
    }

    private static string[] Actions(ApplicableBranch selected, StageSpec[] left, StageSpec[] entered)
    {
        var (declaring, transition, branch) = selected;
        string[] inBetween =
            transition.Actions == ActionKind.None ? [] : [$"{declaring.Key} on {transition.Trigger}", $"{branch}"];
        string[] afterwards = transition.Actions == ActionKind.None ? [] : [$"emit {branch}"];
        return
        [
            .. left.Where(stage => stage.Actions != ActionKind.None).Select(stage => $"exit {stage.Key}"),
            .. inBetween,
            .. entered.Where(stage => stage.Actions != ActionKind.None).Select(stage => $"enter {stage.Key}"),
            .. afterwards,
        ];
    }

    /// <summary>The stages left, innermost first, and those entered, outermost first.</summary>
    private (StageSpec[] Left, StageSpec[] Entered) LeftAndEntered(TransitionKind kind, StageSpec declaring, string to)
    {
        var from = specification.SelfAndSuperstages(_stage).ToArray();
        var target = specification.SelfAndSuperstages(to).ToArray();
        var upToDeclaring = from[..(Array.IndexOf(from, declaring) + 1)];
        return kind switch
        {
            TransitionKind.Stay or TransitionKind.Ignore => ([], []),
            TransitionKind.ReEntry => (upToDeclaring, [.. Enumerable.Reverse(upToDeclaring)]),
            _ => ([.. from.Except(target)], [.. target.Except(from).Reverse()]),
        };
    }

    private (string Id, Verdict Verdict, bool Blocks) Judge(CriterionSpec criterion)
    {
        var verdict = (subject.Facts[criterion.Fact], criterion.Severity) switch
        {
            (Fact.True, _) => Verdict.Met,
            (Fact.NotApplicable, _) when criterion.Kind != CriterionKind.Predicate => Verdict.NotApplicable,
            (Fact.Unknown, _) => Verdict.Faulted,
            (Fact.Waived, Severity.Waivable) => Verdict.Waived,
            (_, Severity.Advisory) => Verdict.Advisory,
            _ => Verdict.Unmet,
        };
        return (
            criterion.Id,
            verdict,
            verdict == Verdict.Unmet || (verdict == Verdict.Faulted && criterion.Severity != Severity.Advisory));
    }

    private Observation Refusal(TransitionOutcome outcome, (string, Verdict)[] lines) =>
        new(outcome, _stage, _stage, _version, [], lines);
}
