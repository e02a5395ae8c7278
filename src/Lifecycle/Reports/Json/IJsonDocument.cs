using System.Text.Json;

namespace Lifecycle;

/// <summary>A value with a JSON form of its own.</summary>
internal interface IJsonDocument
{
    void WriteTo(Utf8JsonWriter writer);
}
