namespace Lifecycle.Partnerships;

/// <content>How long the agreement lasts.</content>
public sealed partial class PartnershipAgreement
{
    /// <summary>How long the agreement in force lasts; <see langword="null"/> if none is, or if it does not
    /// say.</summary>
    public AgreementTerm? Term => InForce?.Terms.Term;

    /// <summary>
    /// Whether the term of the agreement in force is over. An expired partnership stays in its stage: to renew, close
    /// or dissolve it is a decision.
    /// </summary>
    public bool IsExpired => IsExpiredAt(Now);

    /// <inheritdoc cref="PartnershipRecord.LastReminder"/>
    public AgreementReminder? LastReminder => State.LastReminder;

    /// <summary>Whether the term of the agreement in force is over at an instant.</summary>
    /// <param name="at">The instant; its day counts in the time zone of the <see cref="Partnership.Clock"/>.</param>
    public bool IsExpiredAt(DateTimeOffset at) => Term?.End < Clock.DayOf(at);

    /// <summary>
    /// Drafts an amendment that moves the end of the agreement in force and changes nothing else. It is signed and
    /// comes into force like any other. An agreement that has expired can be extended too.
    /// </summary>
    /// <param name="document">The reference of the document.</param>
    /// <param name="end">The new last day, after the present one.</param>
    /// <param name="at">When the extension was drafted.</param>
    /// <returns>The number of the version.</returns>
    /// <exception cref="PartnershipRuleException">No agreement with an end is in force, a partner has signed another
    /// amendment, or <paramref name="at"/> is in the future.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The new end is not after the present one.</exception>
    public int DraftExtension(string document, DateOnly end, DateTimeOffset at)
    {
        if (InForce is not { Terms: { Term: { End: { } present } term } terms })
            throw new PartnershipRuleException(
                PartnershipRule.AgreementHasAnEnd,
                $"{Name} has no agreement in force that ends, so there is nothing to extend.");

        return end > present
            ? Draft(document, terms with { Term = term with { End = end } }, at)
            : throw new ArgumentOutOfRangeException(
                nameof(end), end, $"The agreement ends on {present.Day()}; the new end must be later.");
    }

    /// <summary>When the next reminder is due that the agreement ends; <see langword="null"/> if none is.</summary>
    /// <param name="days">How many days before the end to remind. On the last day, it always does.</param>
    internal DateTimeOffset? NextReminder(IEnumerable<int> days)
    {
        if (Term?.End is not { } end)
            return null;

        var given = State.LastReminder is { } last && last.End == end ? last.DaysLeft : int.MaxValue;
        var next = days.Append(0).Where(day => day < given).DefaultIfEmpty(-1).Max();
        return next < 0 || end.DayNumber < next ? null : Clock.StartOf(end.AddDays(-next));
    }

    internal void Remind(DateTimeOffset at)
    {
        if (Term?.End is { } end)
            State = State with { LastReminder = new(end, end.DayNumber - Clock.DayOf(at).DayNumber, at) };
    }

    private static void Check(AgreementTerm? term)
    {
        if (term?.End < term?.Start)
            throw new ArgumentOutOfRangeException(nameof(term), term.End, "The term ends before it begins.");

        if (term?.NoticeDays is { } days)
            ArgumentOutOfRangeException.ThrowIfNegative(days, nameof(term));
    }
}
