namespace Lifecycle.Tool;

/// <summary>The columns, or members, of a history that hold what is checked.</summary>
internal sealed record ColumnNames(string Instance, string Trigger, string From, string To, string Outcome)
{
    /// <summary>The names that the user gave, which the history has to have.</summary>
    public IReadOnlyList<string> Given { get; private init; } = [];

    private static readonly ColumnNames Default = new("instance", "trigger", "from", "to", "outcome");

    /// <summary>Reads names as in <c>instance=case_id,trigger=activity</c>. The rest keep their defaults.</summary>
    /// <exception cref="ToolException">The text is not of this form.</exception>
    public static ColumnNames Parse(string? text)
    {
        var names = Default;
        foreach (var pair in text?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            var named = pair.Split('=', 2, StringSplitOptions.TrimEntries) switch
            {
                ["instance", { Length: > 0 } name] => names with { Instance = name },
                ["trigger", { Length: > 0 } name] => names with { Trigger = name },
                ["from", { Length: > 0 } name] => names with { From = name },
                ["to", { Length: > 0 } name] => names with { To = name },
                ["outcome", { Length: > 0 } name] => names with { Outcome = name },
                _ => throw ToolException.BadCommand(
                    $"--columns has {pair}, which is not of the form instance=NAME. It can name instance, trigger, "
                        + "from, to and outcome."),
            };
            names = named with { Given = [.. names.Given, pair.Split('=', 2)[1].Trim()] };
        }

        return names;
    }
}
