using Microsoft.Extensions.Time.Testing;

namespace Lifecycle.Partnerships.Tests.Laws;

/// <summary>A partnership with its lifecycle, clock and waiver authority, on which commands are run.</summary>
public sealed class World
{
    private static readonly Dictionary<
        PartnershipProfile,
        LifecycleDefinition<PartnershipStage, PartnershipTrigger, Partnership>
    > Lifecycles = Enum.GetValues<PartnershipProfile>()
        .ToDictionary(profile => profile, profile => new PartnershipLifecycle()
            .With(criteria => criteria.Add<PooledFundsAreScheduled>(entering: PartnershipStage.Implementation))
            .With(profile));

    private TransitionResult<PartnershipStage, PartnershipTrigger>? _fired;

    public World(PartnershipProfile profile)
    {
        Partnership = new("Warm Homes", WarmHomes.Council, Sector.LocalGovernment, clock: Clock);
        Authority = new(Lifecycles[profile]);
        Instance = Lifecycles[profile].Start(Partnership, new() { TimeProvider = Clock });
    }

    public FakeTimeProvider Clock { get; } = new(new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));

    public DateTimeOffset Now => Clock.GetUtcNow();

    public DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    public Partnership Partnership { get; }

    public WaiverAuthority Authority { get; }

    public LifecycleInstance<PartnershipStage, PartnershipTrigger, Partnership> Instance { get; }

    /// <summary>
    /// Fires a trigger. All criteria and actions of this lifecycle are synchronous, so the fire completes before this
    /// returns.
    /// </summary>
    public void Fire(PartnershipTrigger trigger, string actor, object? payload)
    {
        var fired = Instance.TryFireAsync(trigger, new() { Actor = actor, Payload = payload }).AsTask();
        Assert.True(fired.IsCompleted);
        _fired = fired.GetAwaiter().GetResult();
    }

    internal Step Run(Command command)
    {
        _fired = null;
        var before = Current();
        Exception? exception = null;
        try
        {
            command.Do(this);
        }
        catch (Exception thrown)
            when (thrown
                    is PartnershipRuleException
                        or TransitionNotPermittedException
                        or EntryRefusedException
                        or WaiverRefusedException
                        or ArgumentException)
        {
            exception = thrown;
        }

        return new(command, before, Current(), Now) { Fired = _fired, Exception = exception };
    }

    private Standing Current() => new(Instance.Stage, Instance.Version, Partnership.Record);
}
