using System.Text.Json.Serialization;

namespace Lifecycle;

/// <summary>The weight of an entry criterion at the gate.</summary>
[JsonConverter(typeof(EnumNameConverter<Severity>))]
public enum Severity
{
    /// <summary>Blocks while unmet. No waiver lifts it.</summary>
    Mandatory = 0,

    /// <summary>Blocks while unmet, unless a <see cref="Waiver"/> in force lifts it.</summary>
    Waivable = 1,

    /// <summary>Never blocks. While unmet it is reported as advice.</summary>
    Advisory = 2,
}
