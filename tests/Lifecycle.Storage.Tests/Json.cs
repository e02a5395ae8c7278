using System.Text.Json;

namespace Lifecycle.Storage.Tests;

internal static class Json
{
    public static JsonElement Element(string json) => JsonSerializer.Deserialize<JsonElement>(json);
}
