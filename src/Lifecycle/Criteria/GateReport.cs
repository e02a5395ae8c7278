using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lifecycle;

/// <summary>
/// Everything a gate found: one line for each criterion, whether met or not, so that all that is missing is known at
/// once. Immutable and thread-safe. <see cref="ToString"/> is meant for people, <see cref="ToJson"/> for programs.
/// </summary>
public sealed class GateReport
{
    /// <summary>The trigger that was asked about.</summary>
    public required string Trigger { get; init; }

    /// <summary>The stage it was asked in.</summary>
    public required string From { get; init; }

    /// <summary>The stage it leads to; <see langword="null"/> where no way is open.</summary>
    public string? To { get; init; }

    /// <summary>What firing the trigger does, by this report.</summary>
    public required TransitionOutcome Outcome { get; init; }

    /// <summary>One line for each criterion, in the order they were asked.</summary>
    public IReadOnlyList<CriterionLine> Lines { get; init => field = value ?? []; } = [];

    /// <summary>
    /// When <see cref="Outcome"/> is <see cref="TransitionOutcome.NotPermitted"/>: the triggers that the stage does
    /// permit. Otherwise empty.
    /// </summary>
    public IReadOnlyList<string> Permitted { get; init => field = value ?? []; } = [];

    /// <summary>Whether the gate is open: the trigger moves, stays or is ignored.</summary>
    public bool Passed => Outcome is TransitionOutcome.Moved or TransitionOutcome.Stayed or TransitionOutcome.Ignored;

    /// <summary>The lines that keep the gate closed.</summary>
    [JsonIgnore]
    public IEnumerable<CriterionLine> Blocking => Lines.Where(line => line.Blocks);

    /// <summary>Reads a report back from its JSON form.</summary>
    /// <param name="json">What <see cref="ToJson"/> wrote.</param>
    /// <exception cref="JsonException">The text is not the JSON form of a report.</exception>
    public static GateReport FromJson(string json) =>
        JsonSerializer.Deserialize(json, ReportJson.Default.GateReport)
        ?? throw new JsonException("A gate report was expected, and the text holds null.");

    /// <summary>The report as JSON, in camel case and with enums by name.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ReportJson.Default.GateReport);

    /// <summary>The report as aligned text: what happens, then one line for each criterion with its remedy.</summary>
    public override string ToString() => ReportText.Gate(this);

    /// <summary>The same with other lines in front.</summary>
    internal GateReport Behind(IEnumerable<CriterionLine> others)
    {
        CriterionLine[] lines = [.. others, .. Lines];
        return lines.Length == Lines.Count
            ? this
            : new()
            {
                Trigger = Trigger,
                From = From,
                To = To,
                Outcome = Array.Exists(lines, line => line.Blocks) ? TransitionOutcome.Refused : Outcome,
                Lines = Array.AsReadOnly(lines),
            };
    }
}
