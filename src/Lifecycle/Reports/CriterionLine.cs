using System.Text.Json.Serialization;

namespace Lifecycle;

/// <summary>
/// One line of a <see cref="GateReport"/>: a criterion and the verdict on it. Immutable; equal by value.
/// </summary>
public sealed record CriterionLine : IJsonOnDeserialized
{
    /// <summary>The criterion.</summary>
    [JsonPropertyName("criterion")]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required CriterionDescription Criterion { get; init; }

    /// <summary>The verdict on it.</summary>
    [JsonPropertyName("verdict")]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    [JsonConverter(typeof(EnumNameConverter<Verdict>))]
    public required Verdict Verdict { get; init; }

    /// <summary>The reason for a verdict other than met, as a sentence.</summary>
    [JsonPropertyName("reason")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    /// <summary>What to do about it, as a sentence, if the criterion names a remedy.</summary>
    [JsonPropertyName("remedy")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Remedy { get; init; }

    /// <summary>The evidence that was seen when met, or that is missing when not.</summary>
    [JsonPropertyName("evidence")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Evidence { get; init; }

    /// <summary>The waiver that lifts it, when <see cref="Verdict"/> is <see cref="Verdict.Waived"/>.</summary>
    [JsonPropertyName("waiver")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Waiver? Waiver { get; init; }

    /// <summary>
    /// The exception that the criterion threw, if any. The JSON form leaves it out; <see cref="Reason"/> describes it.
    /// </summary>
    [JsonIgnore]
    public Exception? Exception { get; init; }

    /// <summary>Whether this line alone keeps the gate closed.</summary>
    [JsonPropertyName("blocks")]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public bool Blocks =>
        Verdict == Verdict.Unmet || (Verdict == Verdict.Faulted && Criterion.Severity != Severity.Advisory);

    /// <summary>Refuses JSON that no line has.</summary>
    void IJsonOnDeserialized.OnDeserialized()
    {
        ReportCheck.RequireObject(Criterion, "criterion", "a line");
        ReportCheck.RequireDefined(Verdict, "verdict", "a line");
    }

    /// <summary>The line as it stands in the text of the report.</summary>
    public override string ToString() => ReportText.Line(this, idWidth: 0);
}
