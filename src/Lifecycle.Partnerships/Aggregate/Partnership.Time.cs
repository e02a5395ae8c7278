using static Lifecycle.Partnerships.Argument;

namespace Lifecycle.Partnerships;

/// <content>No fact from the future.</content>
public sealed partial class Partnership
{
    private TimeProvider? _clock;

    private TimeProvider? _clockOfInstance;

    private ZonedClock? _zoned;

    /// <summary>
    /// The clock and the time zone of the partnership: facts must not be dated after it, and days are days in its
    /// <see cref="TimeProvider.LocalTimeZone"/>. It is the clock that the partnership was created or restored with,
    /// otherwise that of the instance it was last started or resumed in, otherwise the system's; with the
    /// <see cref="TimeZone"/> that the partnership states.
    /// </summary>
    public TimeProvider Clock
    {
        get
        {
            var clock = _clock ?? _clockOfInstance ?? TimeProvider.System;
            if (TimeZone is not { } id)
                return clock;

            var zoned = _zoned;
            return zoned is not null && zoned.Inner == clock && zoned.LocalTimeZone.Id == id
                ? zoned
                : _zoned = new(clock, TimeZoneInfo.FindSystemTimeZoneById(id));
        }
    }

    /// <inheritdoc cref="PartnershipRecord.TimeZone"/>
    public string? TimeZone => Record.TimeZone;

    /// <summary>The services of the instance that the partnership was last started or resumed in.</summary>
    internal IServiceProvider? Services { get; private set; }

    internal DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>
    /// Uses another clock, instead of that of the instance. The clock is not part of the record: a partnership that a
    /// store has loaded uses that of its instance.
    /// </summary>
    /// <param name="clock">The clock.</param>
    public void UseClock(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        _clock = Unzoned(clock);
    }

    /// <summary>States the time zone in which the partnership counts its days. It is part of the record.</summary>
    /// <param name="id">The IANA id, for example <c>Pacific/Auckland</c>.</param>
    /// <exception cref="ArgumentException">This computer knows no such time zone.</exception>
    public void StateTimeZone(string id)
    {
        Required(id);
        Fact = IsTimeZone(id)
            ? Record with { TimeZone = id }
            : throw new ArgumentException($"This computer knows no time zone '{id}'.", nameof(id));
    }

    internal static bool IsTimeZone(string id) => TimeZoneInfo.TryFindSystemTimeZoneById(id, out _);

    /// <summary>Takes clock and services of an instance. A clock that was given to the partnership stays.</summary>
    internal void Attach(InstanceOptions options)
    {
        _clockOfInstance = Unzoned(options.TimeProvider);
        Services = options.Services;
    }

    private static TimeProvider Unzoned(TimeProvider clock) => clock is ZonedClock zoned ? zoned.Inner : clock;

    /// <summary>A clock in the time zone that the partnership states.</summary>
    private sealed class ZonedClock(TimeProvider inner, TimeZoneInfo zone) : TimeProvider
    {
        public TimeProvider Inner { get; } = inner;

        public override TimeZoneInfo LocalTimeZone { get; } = zone;

        public override long TimestampFrequency => Inner.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => Inner.GetUtcNow();

        public override long GetTimestamp() => Inner.GetTimestamp();

        public override ITimer CreateTimer(
            TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            Inner.CreateTimer(callback, state, dueTime, period);
    }

    /// <summary>Returns an instant that is not after the clock.</summary>
    /// <exception cref="PartnershipRuleException">The instant is in the future.</exception>
    internal DateTimeOffset Past(DateTimeOffset at) =>
        at <= Now
            ? at
            : throw new PartnershipRuleException(
                PartnershipRule.FactIsNotInTheFuture,
                $"A fact dated {at.Day()} cannot be recorded yet: the clock of {Name} is at {Now.Day()}.");

    internal void RequirePast(DateOnly day)
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
