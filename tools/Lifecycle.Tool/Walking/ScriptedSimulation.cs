namespace Lifecycle.Tool;

/// <summary>Runs a simulation by the lines of a script: a trigger each, or a command.</summary>
internal sealed class ScriptedSimulation(LoadedLifecycle lifecycle, TextReader script)
{
    private readonly Simulation _simulation = new(lifecycle.Graph);

    /// <summary>Runs the script up to its end, or up to a line that cannot be done.</summary>
    public async Task<IReadOnlyList<SimulatedLine>> RunAsync(CancellationToken cancellationToken)
    {
        var lines = new List<SimulatedLine>();
        for (var number = 1; await script.ReadLineAsync(cancellationToken) is { } text; number++)
        {
            text = text.Trim();
            if (text.Length == 0 || text[0] == '#')
                continue;
            if (text == "quit")
                break;

            lines.Add(Run(number, text));
            if (!lines[^1].IsPermitted)
                break;
        }

        return lines;
    }

    private SimulatedLine Run(int number, string text)
    {
        var from = _simulation.Stage.KeyText;
        if (text == "restart")
        {
            _simulation.Restart();
            return new(number, text, from, _simulation.Stage.KeyText, null, []);
        }

        if (text == "back")
        {
            var fault = _simulation.Back() ? null : "There is no step to take back.";
            return new(number, text, from, _simulation.Stage.KeyText, fault, []);
        }

        var (trigger, to) = text.Split("->", 2, StringSplitOptions.TrimEntries) is [var first, var second]
            ? (first, second)
            : (text, null);
        if (_simulation.Choices(trigger, to) is not [var choice])
            return new(number, text, from, from, WhyNot(trigger, to), []);

        _simulation.Take(choice);
        return new(number, text, from, choice.To.KeyText, null, [.. choice.Criteria]);
    }

    private string WhyNot(string trigger, string? to)
    {
        var stage = _simulation.Stage;
        if (_simulation.Choices(trigger, null) is [_, ..] branches)
        {
            var stages = string.Join(" or ", branches.Select(branch => branch.To.KeyText).Distinct());
            return to is null || branches.Count(branch => branch.To.KeyText == to) > 1
                ? $"{trigger} leads from {stage} to {stages}: say which, as in '{trigger} -> {branches[0].To.KeyText}'."
                : $"{trigger} leads from {stage} to {stages}, and not to {to}.";
        }

        var permitted = string.Join(
            ", ", lifecycle.Graph.PermittedTriggers(stage.KeyText).DefaultIfEmpty("nothing"));
        return $"{trigger} is not permitted in {stage}, which permits {permitted}.";
    }
}

/// <summary>A line of a script, and what it did.</summary>
/// <param name="Line">The number of the line.</param>
/// <param name="Text">The line.</param>
/// <param name="From">The key of the stage before.</param>
/// <param name="To">The key of the stage afterwards.</param>
/// <param name="Fault">Why it cannot be done; <see langword="null"/> if it was.</param>
/// <param name="Criteria">The criteria in front of the step.</param>
internal sealed record SimulatedLine(
    int Line, string Text, string From, string To, string? Fault, IReadOnlyList<CriterionDescription> Criteria)
{
    public bool IsPermitted => Fault is null;
}
