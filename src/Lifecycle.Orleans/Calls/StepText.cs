using System.Text.Json;

namespace Lifecycle;

/// <summary>A transition result as text: stages and triggers by their keys, and the report as JSON.</summary>
[GenerateSerializer]
[Immutable]
[Alias("Lifecycle.StepText")]
internal sealed record StepText(
    [property: Id(0)] string From,
    [property: Id(1)] string To,
    [property: Id(2)] string Trigger,
    [property: Id(3)] string Report,
    [property: Id(4)] EventText[] Events,
    [property: Id(5)] StepText[] FollowUps,
    [property: Id(6)] long? Version)
{
    public static StepText Of(TransitionResult<string, string> result, JsonSerializerOptions json) => new(
        result.From,
        result.To,
        result.Trigger,
        result.Report.ToJson(),
        [.. result.Events.Select(each => EventText.Of(each, json))],
        [.. result.FollowUps.Select(followUp => Of(followUp, json))],
        result.Version);
}
