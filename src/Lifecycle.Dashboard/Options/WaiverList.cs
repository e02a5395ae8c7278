using System.Text.Json;

namespace Lifecycle.Dashboard;

/// <summary>Waivers that are a list in the JSON of the subject. Immutable.</summary>
/// <param name="member">The member that has the list.</param>
internal sealed class WaiverList(string member) : SubjectWaivers
{
    private static readonly JsonEncodedText CriterionId = JsonEncodedText.Encode("criterionId");

    public override bool HasRequester => false;

    public override JsonElement Granted(ILifecycleManager manager, JsonElement subject, WaiverChange change) =>
        With(subject, change.Waiver.CriterionId, change.Waiver);

    public override JsonElement Withdrawn(ILifecycleManager manager, JsonElement subject, WaiverChange change) =>
        With(subject, change.Waiver.CriterionId, waiver: null);

    private JsonElement With(JsonElement subject, string criterion, Waiver? waiver)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            foreach (var other in subject.EnumerateObject().Where(each => !each.NameEquals(member)))
                other.WriteTo(writer);
            writer.WriteStartArray(member);
            if (subject.TryGetProperty(member, out var waivers) && waivers.ValueKind == JsonValueKind.Array)
            {
                foreach (var other in waivers.EnumerateArray().Where(other => !IsOf(other, criterion)))
                    other.WriteTo(writer);
            }

            if (waiver is not null)
                JsonSerializer.Serialize(writer, waiver, DashboardJson.Default.Waiver);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        using var document = JsonDocument.Parse(json.ToArray());
        return document.RootElement.Clone();
    }

    private static bool IsOf(JsonElement waiver, string criterion) =>
        waiver.ValueKind == JsonValueKind.Object
        && waiver.EnumerateObject().Any(each =>
            each.Name.Equals(CriterionId.Value, StringComparison.OrdinalIgnoreCase)
            && each.Value.ValueKind == JsonValueKind.String
            && each.Value.ValueEquals(criterion));
}
