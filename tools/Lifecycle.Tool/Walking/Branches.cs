using Choice = Lifecycle.LifecyclePathStep<string, string>;

namespace Lifecycle.Tool;

/// <summary>
/// What can be done in a stage, as a script writes it: a trigger, and where that leaves several branches, their
/// condition and their stage as well: <c>Decide [the board rejects it] -> Rejected</c>.
/// </summary>
internal sealed class Branches(IEnumerable<Choice> choices)
{
    private const string Otherwise = "otherwise";

    private readonly Choice[] _choices = [.. choices];

    /// <summary>
    /// The branches that a line means. White space and the case count only if they make a difference.
    /// </summary>
    public IReadOnlyList<Choice> Meant(string line)
    {
        Func<string, string>[] readings = [static text => text, static text => Squeezed(text).ToUpperInvariant()];
        foreach (var read in readings)
        {
            var text = read(line);
            var meant = _choices.Where(choice => Spellings(choice).Any(each => read(each) == text)).ToArray();

            // The first of those that say the same is taken, as the lifecycle does.
            if (meant.Length > 0)
                return [.. meant.DistinctBy(choice => (choice.Transition.Condition, choice.To))];
        }

        return [];
    }

    /// <summary>The branches of the trigger that a line begins with, each as a line that means it alone.</summary>
    public IReadOnlyList<string> OfTriggerIn(string line)
    {
        var mine = _choices
            .Where(choice => line.StartsWith(choice.Transition.Trigger.Name, StringComparison.OrdinalIgnoreCase))
            .ToArray();
        var longest = mine.Select(choice => choice.Transition.Trigger.Name.Length).DefaultIfEmpty().Max();
        return
        [
            .. mine.Where(choice => choice.Transition.Trigger.Name.Length == longest)
                .DistinctBy(choice => (choice.Transition.Condition, choice.To))
                .Select(choice => Spellings(choice).FirstOrDefault(each => Meant(each).Count == 1)
                    ?? Spellings(choice).Last()),
        ];
    }

    /// <summary>The ways to write a branch, the shortest first. The last means it alone.</summary>
    private static IEnumerable<string> Spellings(Choice choice)
    {
        var trigger = choice.Transition.Trigger.Name;
        var condition = choice.Transition.Condition ?? Otherwise;
        yield return trigger;
        yield return $"{trigger} -> {choice.To.KeyText}";
        yield return $"{trigger} -> {choice.To.Name}";
        yield return $"{trigger} [{condition}]";
        yield return $"{trigger} [{condition}] -> {choice.To.Name}";
        yield return $"{trigger} [{condition}] -> {choice.To.KeyText}";
    }

    private static string Squeezed(string text) => string.Concat(text.Where(each => !char.IsWhiteSpace(each)));
}
