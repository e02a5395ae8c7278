using Place = (Lifecycle.LifecycleStage<string, string> Stage, Lifecycle.LifecycleStage<string, string>? Previous);

namespace Lifecycle.Tool;

/// <summary>
/// Checks whether histories are legal by a graph. Where a file leaves open which branch was taken, all of them are
/// followed. The memory does not depend on how many steps there are.
/// </summary>
internal sealed class HistoryCheck(LoadedLifecycle lifecycle, HistoryCheckOptions options)
{
    private readonly LifecycleGraph<string, string> _graph = lifecycle.Graph;
    private readonly Dictionary<string, List<Place>> _places = [];
    private string? _instance;
    private bool _hasBegun;

    /// <summary>Where the present instance may be; empty if it may be anywhere.</summary>
    private List<Place> _present = [];

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
            _places[_instance ?? ""] = _present;
        if (options.IsInterleaved && _places.TryGetValue(instance ?? "", out var known))
        {
            _present = known;
        }
        else
        {
            Instances++;
            _present = options.IsPartial ? [] : [(_graph.InitialStage, null)];
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

    /// <summary>Keeps the places in a stage. Where the history begins is not known, if it is only a part.</summary>
    private string? WhyNotIn(LifecycleStage<string, string>? stage)
    {
        if (stage is null)
            return null;

        if (_present.Count == 0)
            return Settle(stage);

        if (!_present.Exists(place => place.Stage == stage))
            return $"The instance is in {Listed(_present.Select(place => place.Stage))}, and not in {stage}.";

        _present.RemoveAll(place => place.Stage != stage);
        return null;
    }

    private string? Settle(LifecycleStage<string, string>? stage)
    {
        if (stage is not null)
            _present = [(stage, null)];
        return null;
    }

    private string? Move(string trigger, LifecycleStage<string, string>? to)
    {
        if (_present.Count == 0)
            _present = [.. _graph.Stages.Where(stage => !stage.IsSuperstage).Select(Place (stage) => (stage, null))];

        var next = _present.SelectMany(place => Next(place, trigger)).Distinct().ToList();
        if (next.Count == 0)
        {
            var permitted = _present.SelectMany(place => _graph.PermittedTriggers(place.Stage.KeyText)).Distinct();
            return $"{trigger} is not permitted in {Listed(_present.Select(place => place.Stage))}, which permits "
                + $"{Listed(permitted)}.";
        }

        if (to is not null && !next.Exists(place => place.Stage == to))
            return $"{trigger} leads from {Listed(_present.Select(place => place.Stage))} to "
                + $"{Listed(next.Select(place => place.Stage))}, and not to {to}.";

        _present = to is null ? next : next.FindAll(place => place.Stage == to);
        return null;
    }

    private IEnumerable<Place> Next(Place place, string trigger)
    {
        foreach (var transition in _graph.TransitionsFrom(place.Stage.KeyText, trigger))
        {
            if (transition.Kind != TransitionKind.Return)
                yield return transition.To == place.Stage || transition.To is null
                    ? place
                    : (transition.To, place.Stage);
            else if (place.Previous is { } previous)
                yield return (previous, place.Stage);
            else
                foreach (var entered in _graph.EnteredFrom(place.Stage.KeyText))
                    yield return (entered, place.Stage);
        }
    }

    /// <summary>After an illegal step, the history goes on where the file says that it does.</summary>
    private void Resynchronize(RecordedStep step)
    {
        var from = Find(step.From);
        if (Find(step.To) is { } to)
        {
            // A step that stays does not change where a return leads to.
            _present = [(to, from == to ? null : from)];
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
