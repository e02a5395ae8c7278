namespace Lifecycle.Partnerships;

/// <summary>A policy document that promotes partnership working. Immutable.</summary>
/// <param name="Issuer">Who issued it.</param>
/// <param name="Year">The year of issue.</param>
/// <param name="Title">Its title.</param>
public sealed record PolicyDocument(string Issuer, int Year, string Title) : RecordPart
{
    /// <summary>Issuer, year and title.</summary>
    public override string ToString() => $"{Issuer} ({Year}): {Title}";
}
