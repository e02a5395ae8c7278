namespace Lifecycle.Tests.Laws;

/// <summary>
/// Says what a fire comes to, by reading the specification anew each time: no graph, no table, nothing of the engine's.
/// </summary>
internal sealed class Oracle(Specification specification, Subject subject)
{
    private string _stage = specification.Initial;
    private string? _previous;
    private long _version;

    /// <summary>The way that the last fire took, or was refused on.</summary>
    public Way? Taken { get; private set; }

    public Account Fire(string trigger)
    {
        Taken = null;
        var ways = specification.Ways(_stage, trigger).ToArray();
        if (ways.Length == 0)
            return Refusal(TransitionOutcome.NotPermitted, []);

        var closed = new List<(string, Verdict)>();
        foreach (var way in ways)
        {
            if (way.Route.When is not { } fact || subject.Facts[fact] == Fact.True)
                return Take(way);

            closed.Add(($"{fact}", subject.Facts[fact] == Fact.Unknown ? Verdict.Faulted : Verdict.Unmet));
            if (subject.Facts[fact] == Fact.Unknown)
                break;
        }

        return Refusal(TransitionOutcome.Refused, [.. closed]);
    }

    private Account Take(Way way)
    {
        Taken = way;
        var (declaring, on, route) = way;
        var to = route.Kind switch
        {
            TransitionKind.Move => specification.Leaf(route.Target)!,
            TransitionKind.Return => _previous!,
            _ => _stage,
        };
        var (left, entered) = Crossed(route.Kind, declaring, to);
        var lines = on.Criteria.Concat(route.Criteria).Concat(entered.SelectMany(stage => stage.Criteria)).Distinct()
            .Select(id => Judge(Array.Find(specification.Criteria, criterion => criterion.Id == id)!)).ToArray();
        if (lines.Any(line => line.Blocks))
            return Refusal(TransitionOutcome.Refused, [.. lines.Select(line => (line.Id, line.Verdict))]);

        string[] inBetween = on.Acts == Acts.None ? [] : [$"{declaring.Key} on {on.Trigger}", $"{route}"];
        string[] afterwards = on.Acts == Acts.None ? [] : [$"emit {route}"];
        string[] actions =
        [
            .. left.Where(stage => stage.Acts != Acts.None).Select(stage => $"exit {stage.Key}"),
            .. inBetween,
            .. entered.Where(stage => stage.Acts != Acts.None).Select(stage => $"enter {stage.Key}"),
            .. afterwards,
        ];
        var outcome = route.Kind switch
        {
            TransitionKind.Ignore => TransitionOutcome.Ignored,
            TransitionKind.Stay => TransitionOutcome.Stayed,
            _ => TransitionOutcome.Moved,
        };
        var from = _stage;
        (_previous, _stage) = to == from ? (_previous, from) : (from, to);
        _version += outcome == TransitionOutcome.Ignored ? 0 : 1;
        return new(outcome, from, to, _version, actions, [.. lines.Select(line => (line.Id, line.Verdict))]);
    }

    /// <summary>The stages left, innermost first, and those entered, outermost first.</summary>
    private (StageSpec[] Left, StageSpec[] Entered) Crossed(TransitionKind kind, StageSpec declaring, string to)
    {
        var (here, there) = (specification.Lineage(_stage).ToArray(), specification.Lineage(to).ToArray());
        var upToDeclaring = here[..(Array.IndexOf(here, declaring) + 1)];
        return kind switch
        {
            TransitionKind.Stay or TransitionKind.Ignore => ([], []),
            TransitionKind.ReEntry => (upToDeclaring, [.. Enumerable.Reverse(upToDeclaring)]),
            _ => ([.. here.Except(there)], [.. there.Except(here).Reverse()]),
        };
    }

    private (string Id, Verdict Verdict, bool Blocks) Judge(CriterionSpec criterion)
    {
        var verdict = (subject.Facts[criterion.Fact], criterion.Severity) switch
        {
            (Fact.True, _) => Verdict.Met,
            (Fact.NotApplicable, _) when criterion.Form != CriterionForm.Predicate => Verdict.NotApplicable,
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

    private Account Refusal(TransitionOutcome outcome, (string, Verdict)[] lines) =>
        new(outcome, _stage, _stage, _version, [], lines);
}
