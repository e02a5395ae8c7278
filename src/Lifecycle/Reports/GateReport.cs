using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lifecycle;

/// <summary>
/// Everything that a gate found: one line for each criterion, met or not, so that all that is missing is known at once.
/// Immutable and thread-safe. <see cref="ToString"/> is for people, <see cref="ToJson"/> for programs.
/// </summary>
/// <remarks>
/// Stages and triggers appear by their display names. The JSON is the same whatever options the serializer has. Reports
/// compare equal only if they hold the same list of lines.
/// </remarks>
public sealed record GateReport : IJsonOnDeserialized
{
    // They are null only in JSON, which is then refused.
    private readonly IReadOnlyList<CriterionLine>? _lines = [];
    private readonly IReadOnlyList<string>? _permitted = [];

    /// <summary>The trigger that was evaluated; <see langword="null"/> for a start.</summary>
    [JsonPropertyName("trigger")]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? Trigger { get; init; }

    /// <summary>The stage that the instance was in; <see langword="null"/> for a start.</summary>
    [JsonPropertyName("from")]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? From { get; init; }

    /// <summary>
    /// The stage that the trigger leads to; <see langword="null"/> where no branch is open, or the payload decides.
    /// </summary>
    [JsonPropertyName("to")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? To { get; init; }

    /// <summary>The outcome of firing the trigger, according to this report.</summary>
    [JsonPropertyName("outcome")]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    [JsonConverter(typeof(EnumNameConverter<TransitionOutcome>))]
    public required TransitionOutcome Outcome { get; init; }

    /// <summary>One line for each criterion, in the order in which they were evaluated.</summary>
    [JsonPropertyName("lines")]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    [JsonRequired]
    public IReadOnlyList<CriterionLine> Lines
    {
        get => _lines ?? [];
        init => _lines = value;
    }

    /// <summary>
    /// When <see cref="Outcome"/> is <see cref="TransitionOutcome.NotPermitted"/>: the triggers that the stage does
    /// permit. Otherwise empty.
    /// </summary>
    [JsonPropertyName("permitted")]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    [JsonRequired]
    public IReadOnlyList<string> Permitted
    {
        get => _permitted ?? [];
        init => _permitted = value;
    }

    /// <summary>
    /// When <see cref="Outcome"/> is <see cref="TransitionOutcome.Conflict"/>: the reason, as a clause without a full
    /// stop. Otherwise <see langword="null"/>.
    /// </summary>
    [JsonPropertyName("reason")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    /// <summary>
    /// Whether the gate is open: the trigger moves, stays or is ignored, whatever branch it takes, or the subject
    /// starts.
    /// </summary>
    [JsonPropertyName("passed")]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public bool Passed => Outcome
        is TransitionOutcome.Moved
        or TransitionOutcome.Stayed
        or TransitionOutcome.Ignored
        or TransitionOutcome.Started
        or TransitionOutcome.Undecided;

    /// <summary>The lines that keep the gate closed.</summary>
    [JsonIgnore]
    public IEnumerable<CriterionLine> Blocking => Lines.Where(line => line.Blocks);

    /// <summary>The report of a gate whose criteria were all evaluated.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <param name="from">The stage that the instance is in.</param>
    /// <param name="to">The stage that the trigger leads to; <see langword="null"/> where no branch is open, or the
    /// payload decides.</param>
    /// <param name="whenPassed">The outcome if no line blocks.</param>
    /// <param name="lines">One line for each criterion.</param>
    /// <returns>A report that is <see cref="TransitionOutcome.Refused"/> if any line blocks.</returns>
    public static GateReport Of(
        string trigger,
        string from,
        string? to,
        TransitionOutcome whenPassed,
        IReadOnlyList<CriterionLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        return new()
        {
            Trigger = trigger,
            From = from,
            To = to,
            Outcome = lines.Any(line => line.Blocks) ? TransitionOutcome.Refused : whenPassed,
            Lines = lines,
        };
    }

    /// <summary>The report of a trigger for which the stage has no transition.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <param name="from">The stage that the instance is in.</param>
    /// <param name="permitted">The triggers that the stage does permit.</param>
    public static GateReport NotPermitted(string trigger, string from, IReadOnlyList<string> permitted) => new()
    {
        Trigger = trigger,
        From = from,
        Outcome = TransitionOutcome.NotPermitted,
        Permitted = permitted,
    };

    /// <summary>
    /// The report of a trigger that was fired on a version the instance does not have, or that other callers overtook.
    /// </summary>
    /// <param name="trigger">The trigger.</param>
    /// <param name="from">The stage that the instance is in.</param>
    /// <param name="reason">
    /// The reason, as a clause without a full stop; <see langword="null"/> if it is not known.
    /// </param>
    public static GateReport Conflict(string trigger, string from, string? reason = null) => new()
    {
        Trigger = trigger,
        From = from,
        Outcome = TransitionOutcome.Conflict,
        Reason = reason,
    };

    /// <summary>Reads a report from its JSON form.</summary>
    /// <param name="json">The text that <see cref="ToJson"/> wrote.</param>
    /// <exception cref="JsonException">
    /// The text is not the JSON form of a report; the message names the member that is missing, null, not valid, or in
    /// contradiction to the outcome.
    /// </exception>
    public static GateReport FromJson(string json) =>
        JsonSerializer.Deserialize(json, LifecycleJson.Default.GateReport)
        ?? throw new JsonException("A gate report was expected, and the text holds null.");

    /// <summary>The report as JSON, in camel case and with enum members by name.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, LifecycleJson.Default.GateReport);

    /// <summary>Refuses JSON that no report has.</summary>
    void IJsonOnDeserialized.OnDeserialized() => ReportCheck.Check(this, _lines, _permitted);

    /// <summary>The report as aligned text: the outcome, then one line for each criterion with its remedy.</summary>
    public override string ToString() => ReportText.Gate(this);
}
