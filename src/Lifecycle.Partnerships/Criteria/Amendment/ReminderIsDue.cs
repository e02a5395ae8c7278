namespace Lifecycle.Partnerships;

/// <summary>REM-01: reminders of the end of the agreement are given on the agreed days only.</summary>
/// <param name="terms">The days; <see langword="null"/> for the defaults.</param>
[Criterion("REM-01", "A reminder of the end of the agreement is due")]
internal sealed class ReminderIsDue(PartnershipTerms? terms = null) : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context) =>
        context.Subject.Agreement.NextReminder((terms ?? PartnershipTerms.Default).ReminderDays) switch
        {
            null => CriterionResult.Unmet(
                "No reminder of the end of the agreement is outstanding.",
                "Wait until an agreement with an end is in force."),
            { } due when due <= context.Now => CriterionResult.Met(),
            { } due => CriterionResult.Unmet(
                $"The next reminder is due on {context.Subject.Clock.DayOf(due).Day()}.", "Wait until then."),
        };
}
