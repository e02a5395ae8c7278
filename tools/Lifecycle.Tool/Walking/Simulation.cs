namespace Lifecycle.Tool;

/// <summary>
/// A walk through a lifecycle by its graph alone: the person who simulates decides which conditions hold, and takes all
/// criteria as met.
/// </summary>
internal sealed class Simulation(LifecycleGraph<string, string> graph)
{
    private readonly Stack<Place> _places = new([new(graph.InitialStage, null)]);

    public LifecycleStage<string, string> Stage => _places.Peek().Stage;

    /// <summary>What can be done here: every transition, with the stage that it leads to.</summary>
    public IEnumerable<LifecyclePathStep<string, string>> Choices() =>
        graph.TransitionsFrom(Stage.KeyText)
            .Where(transition => transition.Kind != TransitionKind.Return || _places.Peek().Previous is not null)
            .Select(transition => new LifecyclePathStep<string, string>(
                transition, transition.To ?? _places.Peek().Previous!));

    /// <summary>The transitions of a trigger, or those of its branches that lead to a stage.</summary>
    public IReadOnlyList<LifecyclePathStep<string, string>> Choices(string trigger, string? to) =>
    [
        .. Choices().Where(choice =>
            choice.Transition.Trigger.Name.Equals(trigger, StringComparison.OrdinalIgnoreCase)
            && (to is null
                || choice.To.KeyText.Equals(to, StringComparison.OrdinalIgnoreCase)
                || choice.To.Name.Equals(to, StringComparison.OrdinalIgnoreCase))),
    ];

    public void Take(LifecyclePathStep<string, string> choice) =>
        _places.Push(choice.To == Stage ? _places.Peek() : new(choice.To, Stage));

    /// <summary>Takes the last step back.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Back()
    {
        if (_places.Count == 1)
            return false;

        _places.Pop();
        return true;
    }

    public void Restart()
    {
        while (Back())
        {
        }
    }

    private sealed record Place(LifecycleStage<string, string> Stage, LifecycleStage<string, string>? Previous);
}
