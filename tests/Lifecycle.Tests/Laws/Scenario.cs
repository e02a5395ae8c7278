using Microsoft.Extensions.Time.Testing;

namespace Lifecycle.Tests.Laws;

/// <summary>A sound specification, and the events that happen to an instance of it.</summary>
public sealed record Scenario(Specification Specification, ScenarioEvent[] Events)
{
    private static readonly InstanceOptions Options = new() { TimeProvider = new FakeTimeProvider() };

    /// <summary>Every trigger that the specification or an event names.</summary>
    public IEnumerable<string> Triggers =>
        Specification.Triggers.Concat(Events.OfType<Fire>().Select(fire => fire.Trigger)).Distinct();

    internal SpecifiedLifecycle Lifecycle => field ??= new(Specification);

    internal LifecycleInstance<string, string, Subject> Start(Subject? subject = null) =>
        Lifecycle.Start(subject ?? new(), Options);

    internal LifecycleInstance<string, string, Subject> Resume(Subject subject, LifecycleSnapshot snapshot) =>
        Lifecycle.Resume(subject, snapshot, Options);

    /// <summary>Starts an instance and runs all the events.</summary>
    internal async Task<LifecycleInstance<string, string, Subject>> RunAsync()
    {
        var instance = Start();
        await instance.RunAsync(Events);
        return instance;
    }

    public override string ToString() => $"\n{Specification}\nthen {string.Join(", ", Events.AsEnumerable())}\n";
}
