using Microsoft.Extensions.Time.Testing;

namespace Lifecycle.Partnerships.Tests.Laws;

/// <summary>A partnership, and those who do something with it.</summary>
public sealed class World
{
    private static readonly Dictionary<
        PartnershipProfile,
        LifecycleDefinition<PartnershipStage, PartnershipTrigger, Partnership>
    > Lifecycles = Enum.GetValues<PartnershipProfile>()
        .ToDictionary(profile => profile, profile => new PartnershipLifecycle().With(profile));

    private TransitionResult<PartnershipStage, PartnershipTrigger>? _fired;

    public World(PartnershipProfile profile)
    {
        Authority = new(Lifecycles[profile]);
        Instance = Lifecycles[profile].Start(Partnership, new() { TimeProvider = Clock });
    }

    public FakeTimeProvider Clock { get; } = new(new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));

    public DateTimeOffset Now => Clock.GetUtcNow();

    public Partnership Partnership { get; } = new("Warm Homes", WarmHomes.Council, Sector.LocalGovernment);

    public WaiverAuthority Authority { get; }

    public LifecycleInstance<PartnershipStage, PartnershipTrigger, Partnership> Instance { get; }

    /// <summary>
    /// Every criterion and action of this lifecycle is synchronous, so the fire is over when this returns.
    /// </summary>
    public void Fire(PartnershipTrigger trigger, string actor, object? payload)
    {
        var fired = Instance.TryFireAsync(trigger, new() { Actor = actor, Payload = payload }).AsTask();
        Assert.True(fired.IsCompleted);
        _fired = fired.GetAwaiter().GetResult();
    }

    internal Step Tell(Command command)
    {
        _fired = null;
        var before = Look();
        Exception? objection = null;
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
            objection = thrown;
        }

        return new(command, before, Look(), Now) { Fired = _fired, Objection = objection };
    }

    private Standing Look() => new(Instance.Stage, Instance.Version, Partnership.Record);
}
