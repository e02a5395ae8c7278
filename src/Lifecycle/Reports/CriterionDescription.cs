using System.Text.Json.Serialization;

namespace Lifecycle;

/// <summary>What is known of an entry criterion without evaluating it. Immutable; equal by value.</summary>
/// <param name="Id">The id, unique within a lifecycle.</param>
/// <param name="Title">The requirement, as a sentence without a full stop.</param>
/// <param name="Severity">The weight of the criterion.</param>
/// <param name="Source">The law, standard or document that it comes from.</param>
/// <param name="Timeout">
/// How long an evaluation may take; <see langword="null"/> for the default, <c>InstanceOptions.CriterionTimeout</c>.
/// </param>
public sealed record CriterionDescription(
    [property: JsonPropertyName("id")]
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)]
        string Id,
    [property: JsonPropertyName("title")]
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)]
        string Title,
    [property: JsonPropertyName("severity")]
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    [property: JsonConverter(typeof(EnumNameConverter<Severity>))]
        Severity Severity = Severity.Mandatory,
    [property: JsonPropertyName("source")]
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        string? Source = null,
    [property: JsonPropertyName("timeout")]
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        TimeSpan? Timeout = null) : IJsonOnDeserialized
{
    /// <summary>Refuses JSON that no criterion has.</summary>
    void IJsonOnDeserialized.OnDeserialized()
    {
        ReportCheck.RequireText(Id, "id", "a criterion");
        ReportCheck.RequireText(Title, "title", "a criterion");
        ReportCheck.RequireDefined(Severity, "severity", "a criterion");
    }

    /// <summary>Id and title, for example <c>IMP-02 Every partner has signed the same version</c>.</summary>
    public override string ToString() => Id == Title ? Id : $"{Id} {Title}";
}
