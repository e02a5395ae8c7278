namespace Lifecycle.Analyzers;

/// <summary>The names of the library's severities, by constant value.</summary>
internal static class Severities
{
    public const string Mandatory = "Mandatory";

    /// <summary>The name of a severity; <see langword="null"/> for any other value.</summary>
    public static string? NameOf(object? value) => value switch
    {
        0 => Mandatory,
        1 => "Waivable",
        2 => "Advisory",
        _ => null,
    };
}
