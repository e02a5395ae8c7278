namespace Lifecycle.Partnerships;

/// <content>No fact from the future.</content>
public sealed partial class Partnership
{
    /// <summary>
    /// The clock and the time zone of the partnership: facts must not be dated after it, and days are days in its
    /// <see cref="TimeProvider.LocalTimeZone"/>. Default: the system's.
    /// </summary>
    public TimeProvider Clock { get; private set; }

    private DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>
    /// Uses another clock, or one with another time zone. The clock is not part of the record: set it again after
    /// <see cref="Restore"/>, or when a store has loaded the partnership.
    /// </summary>
    /// <param name="clock">The clock. Use the one of the instance.</param>
    public void UseClock(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        Clock = clock;
    }

    /// <summary>Returns an instant that is not after the clock.</summary>
    /// <exception cref="PartnershipRuleException">The instant is in the future.</exception>
    private DateTimeOffset Past(DateTimeOffset at) =>
        at <= Now
            ? at
            : throw new PartnershipRuleException(
                PartnershipRule.FactIsNotInTheFuture,
                $"A fact dated {at.Day()} cannot be recorded yet: the clock of {Name} is at {Now.Day()}.");

    private void RequirePast(DateOnly day)
    {
        var today = Clock.Today();
        if (day > today)
        {
            throw new PartnershipRuleException(
                PartnershipRule.FactIsNotInTheFuture,
                $"A fact dated {day.Day()} cannot be recorded yet: the clock of {Name} is at {today.Day()}.");
        }
    }
}
