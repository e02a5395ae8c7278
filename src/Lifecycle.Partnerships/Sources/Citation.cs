namespace Lifecycle.Partnerships;

/// <summary>A source: a document that entry criteria or concepts come from. Immutable.</summary>
/// <param name="Key">The key that criteria cite it by, for example <c>AC98</c>.</param>
/// <param name="Author">The author or issuer; <see langword="null"/> where the title already names it.</param>
/// <param name="Title">The title, or a description of the document.</param>
/// <param name="Year">The year of the edition consulted; <see langword="null"/> where it has none.</param>
public sealed record Citation(string Key, string? Author, string Title, int? Year = null)
{
    /// <summary>Author, year and title, formatted for a list of references.</summary>
    public override string ToString() => (Author, Year) switch
    {
        (null, _) => Title,
        (_, null) => $"{Author}: {Title}",
        _ => $"{Author} ({Year}): {Title}",
    };
}
