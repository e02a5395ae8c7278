namespace Lifecycle.Tool;

/// <summary>
/// Checks whether histories are legal by a graph. Where a file leaves open which branch was taken, all of them are
/// followed. The memory does not depend on how many steps there are.
/// </summary>
internal sealed class HistoryCheck(LoadedLifecycle lifecycle, HistoryCheckOptions options)
{
    private readonly LifecycleGraph<string, string> _graph = lifecycle.Graph;
    private readonly Dictionary<string, List<Position>> _known = [];
    private string? _instance;
    private bool _hasBegun;

    /// <summary>Where the present instance may be; empty if it may be anywhere.</summary>
    private List<Position> _present = [];

    public long Steps { get; private set; }

    public long Instances { get; private set; }

    public long IllegalCount { get; private set; }

    /// <summary>The first illegal steps.</summary>
    public List<IllegalStep> Illegal { get; } = [];

    public void Add(RecordedStep step)
    {
        Steps++;
        GoTo(step.Instance);
        if (step.WasRefused)
            return;

        if (WhyNot(step) is not { } reason)
            return;

        IllegalCount++;
        if (Illegal.Count < options.Limit)
            Illegal.Add(new(step.Line, step.Instance, step.Trigger, reason));
        Resynchronize(step);
    }

    private void GoTo(string? instance)
    {
        if (_hasBegun && instance == _instance)
            return;

        if (_hasBegun && options.IsInterleaved)
            _known[_instance ?? ""] = _present;
        if (options.IsInterleaved && _known.TryGetValue(instance ?? "", out var left))
        {
            _present = left;
        }
        else
        {
            Instances++;
            _present = options.IsPartial ? [] : [new(_graph.InitialStage, null)];
        }

        (_instance, _hasBegun) = (instance, true);
    }

    /// <summary>Takes a step.</summary>
    /// <returns>Why it is illegal; <see langword="null"/> if it is legal.</returns>
    private string? WhyNot(RecordedStep step)
    {
        var from = Find(step.From);
        if (step.From is not null && from is null)
            return $"{step.From} is not a stage.";

        var to = Find(step.To);
        if (step.To is not null && to is null)
            return $"{step.To} is not a stage.";

        if (WhyNotIn(from) is { } reason)
            return reason;

        // A start, or a change of the subject: it leaves the instance where it is.
        if (step.Trigger is not { } trigger)
            return to is null || _present.Count == 0 ? Settle(to) : WhyNotIn(to);

        if (!_graph.TryFind(trigger, out _))
            return $"{trigger} is not a trigger.";

        return Move(trigger, step.To is null ? null : to);
    }

    /// <summary>Keeps the positions in a stage. Where the history begins is not known, if it is only a part.</summary>
    private string? WhyNotIn(LifecycleStage<string, string>? stage)
    {
        if (stage is null)
            return null;

        if (_present.Count == 0)
            return Settle(stage);

        if (!_present.Exists(position => position.Stage == stage))
            return $"The instance is in {Listed(_present.Select(position => position.Stage))}, and not in {stage}.";

        _present.RemoveAll(position => position.Stage != stage);
        return null;
    }

    private string? Settle(LifecycleStage<string, string>? stage)
    {
        if (stage is not null)
            _present = [new(stage, null)];
        return null;
    }

    private string? Move(string trigger, LifecycleStage<string, string>? to)
    {
        if (_present.Count == 0)
            _present =
            [
                .. _graph.Stages.Where(stage => !stage.IsSuperstage).Select(stage => new Position(stage, null)),
            ];

        var next = _present.SelectMany(position => Next(position, trigger)).Distinct().ToList();
        if (next.Count == 0)
        {
            var permitted = _present.SelectMany(each => _graph.PermittedTriggers(each.Stage.KeyText)).Distinct();
            return $"{trigger} is not permitted in {Listed(_present.Select(each => each.Stage))}, which permits "
                + $"{Listed(permitted)}.";
        }

        if (to is not null && !next.Exists(position => position.Stage == to))
            return $"{trigger} leads from {Listed(_present.Select(position => position.Stage))} to "
                + $"{Listed(next.Select(position => position.Stage))}, and not to {to}.";

        _present = to is null ? next : next.FindAll(position => position.Stage == to);
        return null;
    }

    private IEnumerable<Position> Next(Position position, string trigger)
    {
        foreach (var transition in _graph.TransitionsFrom(position.Stage.KeyText, trigger))
        {
            if (transition.Kind != TransitionKind.Return)
                yield return transition.To == position.Stage || transition.To is null
                    ? position
                    : new(transition.To, position.Stage);
            else if (position.Previous is { } previous)
                yield return new(previous, position.Stage);
            else
                foreach (var entered in _graph.EnteredFrom(position.Stage.KeyText))
                    yield return new(entered, position.Stage);
        }
    }

    /// <summary>After an illegal step, the history goes on where the file says that it does.</summary>
    private void Resynchronize(RecordedStep step)
    {
        var from = Find(step.From);
        if (Find(step.To) is { } to)
        {
            // A step that stays does not change where a return leads to.
            _present = [new(to, from == to ? null : from)];
        }
        else if (from is not null)
        {
            Settle(from);
            if (step.Trigger is { } trigger)
                Move(trigger, null);
        }
    }

    /// <summary>A stage that an instance can be in, by its key or its name.</summary>
    private LifecycleStage<string, string>? Find(string? text)
    {
        if (text is null)
            return null;

        var stage = _graph.Contains(text)
            ? _graph.Stage(text)
            : _graph.Stages.FirstOrDefault(each => each.Name == text);
        return stage is { IsSuperstage: false } ? stage : null;
    }

    private static string Listed<T>(IEnumerable<T> names)
    {
        var all = names.Distinct().ToArray();
        return all.Length switch
        {
            0 => "nothing",
            > 8 => $"{string.Join(", ", all.Take(8))} and {all.Length - 8} more",
            _ => string.Join(", ", all),
        };
    }
}

/// <summary>How histories are checked.</summary>
/// <param name="IsInterleaved">Whether steps of one instance may stand apart.</param>
/// <param name="IsPartial">Whether a history may begin in any stage.</param>
/// <param name="Limit">How many illegal steps are listed.</param>
internal sealed record HistoryCheckOptions(bool IsInterleaved, bool IsPartial, int Limit);

/// <summary>A step that the lifecycle does not permit.</summary>
internal sealed record IllegalStep(long Line, string? Instance, string? Trigger, string Reason);
