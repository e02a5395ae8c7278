using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lifecycle;

/// <summary>
/// An instance as it was read. Changes to its subject do not reach the store. Immutable, apart from its subject. Its
/// JSON has lifecycle, id, stage, entry time, version, and the subject as the store keeps it.
/// </summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TSubject">The type of the subject.</typeparam>
/// <param name="Stored">The instance as the store keeps it.</param>
/// <param name="Stage">The stage, after any migration to the present definition revision.</param>
/// <param name="Subject">The subject.</param>
[JsonConverter(typeof(ManagedInstanceJsonConverter))]
public sealed record ManagedInstance<TStage, TSubject>(StoredInstance Stored, TStage Stage, TSubject Subject)
    : IManagedInstance
    where TStage : notnull
{
    /// <summary>The id.</summary>
    public string Id => Stored.Id;

    /// <summary>When it entered the stage, in UTC. A migration of the stage keeps it.</summary>
    public DateTimeOffset EnteredAt => Stored.EnteredAt;

    /// <summary>How many changes were accepted: fires, and changes of the subject.</summary>
    public long Version => Stored.Version;

    /// <summary>The instance as JSON, in camel case. The subject is as the store keeps it.</summary>
    public string ToJson()
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json))
            WriteTo(writer);

        return Encoding.UTF8.GetString(json.ToArray());
    }

    /// <inheritdoc/>
    public override string ToString() =>
        OneLineText.Of(string.Create(
            CultureInfo.InvariantCulture, $"{Stored.Lifecycle} {Id}: {KeyText.Of(Stage)}, version {Version}"));

    void IManagedInstance.WriteTo(Utf8JsonWriter writer) => WriteTo(writer);

    private void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("lifecycle", Stored.Lifecycle);
        writer.WriteString("id", Id);
        writer.WriteString("stage", KeyText.Of(Stage));
        writer.WriteString("enteredAt", EnteredAt);
        writer.WriteNumber("version", Version);
        writer.WritePropertyName("subject");
        writer.WriteRawValue(Stored.Subject);
        writer.WriteEndObject();
    }
}
