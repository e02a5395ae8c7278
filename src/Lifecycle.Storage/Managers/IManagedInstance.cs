using System.Text.Json;

namespace Lifecycle;

/// <summary>A managed instance of any types, for its converter.</summary>
internal interface IManagedInstance
{
    void WriteTo(Utf8JsonWriter writer);
}
