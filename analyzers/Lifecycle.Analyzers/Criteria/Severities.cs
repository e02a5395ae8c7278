namespace Lifecycle.Analyzers;

/// <summary>The severities of the library, by the values of their constants.</summary>
internal static class Severities
{
    public const string Mandatory = "Mandatory";

    /// <summary>The name of a severity; <see langword="null"/> for a value that is none.</summary>
    public static string? NameOf(object? value) => value switch
    {
        0 => Mandatory,
        1 => "Waivable",
        2 => "Advisory",
        _ => null,
    };
}
