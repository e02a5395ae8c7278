namespace Lifecycle.Partnerships;

/// <summary>
/// A name under which a partner took part before it was renamed or before a successor took over. Immutable.
/// </summary>
/// <param name="Name">The name.</param>
/// <param name="Until">When it ended.</param>
/// <param name="Document">The reference of the novation; <see langword="null"/> if the organisation was only
/// renamed.</param>
/// <param name="By">Who recorded it; <see langword="null"/> if not named.</param>
public sealed record FormerName(string Name, DateTimeOffset Until, string? Document = null, string? By = null)
    : RecordPart
{
    /// <summary>The identifier that the organisation had elsewhere; <see langword="null"/> if it had none, or if it is
    /// the same organisation under another name.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The due diligence on the organisation; <see langword="null"/> if there was none, or if it is the same
    /// organisation under another name.</summary>
    public DueDiligence? DueDiligence { get; init; }
}
