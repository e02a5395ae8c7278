namespace Lifecycle.Partnerships;

/// <summary>
/// How long an agreement lasts. Immutable; what is not agreed is <see langword="null"/>. It ends with its last day, and
/// is renewed by an amendment that moves the end.
/// </summary>
/// <param name="Start">The first day; <see langword="null"/> if it begins when it comes into force.</param>
/// <param name="End">The last day; <see langword="null"/> if it has no end.</param>
public sealed record AgreementTerm(DateOnly? Start = null, DateOnly? End = null) : RecordPart
{
    /// <summary>The least number of days between a partner's notice and its end.</summary>
    public int? NoticeDays { get; init; }

    /// <summary>How the agreement is renewed or extended.</summary>
    public string? Renewal { get; init; }
}
