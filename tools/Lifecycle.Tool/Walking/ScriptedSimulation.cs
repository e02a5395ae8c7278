namespace Lifecycle.Tool;

/// <summary>Runs a simulation by the lines of a script: a trigger each, or a command.</summary>
internal sealed class ScriptedSimulation(LoadedLifecycle lifecycle, TextReader script)
{
    private const string Back = ":back";
    private const string Restart = ":restart";
    private const string Quit = ":quit";

    private readonly Simulation _simulation = new(lifecycle.Graph);

    /// <summary>Runs the script up to its end, or up to a line that cannot be done.</summary>
    public async Task<IReadOnlyList<SimulatedLine>> RunAsync(CancellationToken cancellationToken)
    {
        var lines = new List<SimulatedLine>();
        for (var number = 1; await script.ReadLineAsync(cancellationToken) is { } text; number++)
        {
            text = text.Trim();
            var isTrigger = BeginsWithTrigger(text);
            if (text.Length == 0 || (text[0] == '#' && !isTrigger))
                continue;
            if (text == Quit && !isTrigger)
                break;

            lines.Add(text[0] == ':' && !isTrigger ? Command(number, text) : Fire(number, text));
            if (!lines[^1].IsPermitted)
                break;
        }

        return lines;
    }

    /// <summary>
    /// Triggers can have any name; one that looks like a comment or a command is a trigger all the same.
    /// </summary>
    private bool BeginsWithTrigger(string text) =>
        lifecycle.Graph.Triggers.Any(each => text.StartsWith(each.Name, StringComparison.OrdinalIgnoreCase));

    private SimulatedLine Command(int number, string text)
    {
        var from = _simulation.Stage.KeyText;
        string? fault = null;
        if (text == Restart)
            _simulation.Restart();
        else if (text != Back)
            fault = $"There is no command {text}. There are {Back}, {Restart} and {Quit}.";
        else if (!_simulation.Back())
            fault = "There is no step to take back.";

        return new(number, text, from, _simulation.Stage.KeyText, fault, []);
    }

    private SimulatedLine Fire(int number, string text)
    {
        var from = _simulation.Stage.KeyText;
        var branches = new Branches(_simulation.Choices());
        var meant = branches.Meant(text);
        if (meant is not [var choice])
            return new(number, text, from, from, WhyNot(text, meant.Count, branches), []);

        _simulation.Take(choice);
        return new(number, text, from, choice.To.KeyText, null, [.. choice.Criteria]);
    }

    private string WhyNot(string text, int meant, Branches branches)
    {
        var stage = _simulation.Stage;
        if (branches.OfTriggerIn(text) is [_, ..] lines)
        {
            var fault = meant > 1 ? $"{text} has several branches in {stage}." : $"{stage} has no branch {text}.";
            return $"{fault} Write {string.Join(" or ", lines.Select(each => $"'{each}'"))}.";
        }

        var permitted = string.Join(
            ", ", lifecycle.Graph.PermittedTriggers(stage.KeyText).DefaultIfEmpty("nothing"));
        return $"{text} is not permitted in {stage}, which permits {permitted}.";
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
