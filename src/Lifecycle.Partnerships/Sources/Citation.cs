namespace Lifecycle.Partnerships;

/// <summary>A source: a document that entry criteria or concepts come from. Immutable.</summary>
/// <param name="Key">The key that criteria cite it by, for example <c>AC98</c>.</param>
/// <param name="Author">The author or issuer; <see langword="null"/> where the title already names it.</param>
/// <param name="Title">The title, or a description of the document.</param>
/// <param name="Year">The year of the edition consulted; <see langword="null"/> where it has none.</param>
public sealed record Citation(string Key, string? Author, string Title, int? Year = null)
{
    /// <summary>The publisher; <see langword="null"/> where it is the author, or not known.</summary>
    public string? Publisher { get; init; }

    /// <summary>The place of publication; <see langword="null"/> where not known.</summary>
    public string? Place { get; init; }

    /// <summary>Author, year and title, formatted for a list of references.</summary>
    public override string ToString() => (Author, Year) switch
    {
        (null, _) => Title,
        (_, null) => $"{Author}: {Title}",
        _ => $"{Author} ({Year}): {Title}",
    };
}
