namespace Lifecycle.Tool;

/// <summary>
/// A walk through a lifecycle by its graph alone: the person who simulates decides which conditions hold, and takes all
/// criteria as met.
/// </summary>
internal sealed class Simulation(LifecycleGraph<string, string> graph)
{
    private readonly Stack<Position> _positions = new([new(graph.InitialStage, null)]);

    public LifecycleStage<string, string> Stage => _positions.Peek().Stage;

    /// <summary>What can be done here: every transition, with the stage that it leads to.</summary>
    public IEnumerable<LifecyclePathStep<string, string>> Choices() =>
        graph.TransitionsFrom(Stage.KeyText)
            .Where(transition => transition.Kind != TransitionKind.Return || _positions.Peek().Previous is not null)
            .Select(transition => new LifecyclePathStep<string, string>(
                transition, transition.To ?? _positions.Peek().Previous!));

    public void Take(LifecyclePathStep<string, string> choice) =>
        _positions.Push(choice.To == Stage ? _positions.Peek() : new(choice.To, Stage));

    /// <summary>Takes the last step back.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Back()
    {
        if (_positions.Count == 1)
            return false;

        _positions.Pop();
        return true;
    }

    public void Restart()
    {
        while (Back())
        {
        }
    }
}
