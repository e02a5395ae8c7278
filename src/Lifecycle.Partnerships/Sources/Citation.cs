namespace Lifecycle.Partnerships;

/// <summary>A document that entry criteria come from. Immutable.</summary>
/// <param name="Key">The key that criteria cite it by, for example <c>AC98</c>.</param>
/// <param name="Author">Who wrote or issued it; <see langword="null"/> where the title says so.</param>
/// <param name="Title">Its title, or what it is.</param>
/// <param name="Year">The year of the edition that was read, where it has one.</param>
public sealed record Citation(string Key, string? Author, string Title, int? Year = null)
{
    /// <summary>Author, year and title, as a list of references has them.</summary>
    public override string ToString() => (Author, Year) switch
    {
        (null, _) => Title,
        (_, null) => $"{Author}: {Title}",
        _ => $"{Author} ({Year}): {Title}",
    };
}
