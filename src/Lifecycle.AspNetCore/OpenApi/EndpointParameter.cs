namespace Lifecycle.AspNetCore;

/// <summary>A header or a member of the query that an endpoint reads. Immutable.</summary>
/// <param name="Name">The name.</param>
/// <param name="Summary">What it says.</param>
internal sealed record EndpointParameter(string Name, string Summary)
{
    /// <summary>Whether it has to be there, by the options of the endpoints.</summary>
    public Func<LifecycleHttpOptions, bool> IsRequired { get; init; } = _ => false;

    /// <summary>The type of its JSON Schema.</summary>
    public string Type { get; init; } = "string";

    /// <summary>The format of its JSON Schema, if it has one.</summary>
    public string? Format { get; init; }

    /// <summary>The largest value, by the options of the endpoints, if there is one. The least is then 1.</summary>
    public Func<LifecycleHttpOptions, int>? Most { get; init; }

    /// <summary>The most characters, if there is a limit. The least is then 1.</summary>
    public int? Longest { get; init; }

    /// <summary>Whether it may be repeated.</summary>
    public bool IsList { get; init; }
}
