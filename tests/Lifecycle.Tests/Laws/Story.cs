using Microsoft.Extensions.Time.Testing;

namespace Lifecycle.Tests.Laws;

/// <summary>A sound specification, and what happens to an instance of it.</summary>
public sealed record Story(Specification Specification, Step[] Steps)
{
    private static readonly InstanceOptions Options = new() { TimeProvider = new FakeTimeProvider() };

    /// <summary>Every trigger that the specification or a step names.</summary>
    public IEnumerable<string> Triggers =>
        Specification.Triggers.Concat(Steps.OfType<Fire>().Select(fire => fire.Trigger)).Distinct();

    internal SpecifiedLifecycle Lifecycle => field ??= new(Specification);

    internal LifecycleInstance<string, string, Subject> Begin(Subject? subject = null) =>
        Lifecycle.Start(subject ?? new(), Options);

    internal LifecycleInstance<string, string, Subject> Resume(Subject subject, LifecycleSnapshot<string> snapshot) =>
        Lifecycle.Resume(subject, snapshot, Options);

    /// <summary>An instance that has been through all the steps.</summary>
    internal async Task<LifecycleInstance<string, string, Subject>> TellAsync()
    {
        var instance = Begin();
        await instance.TellAsync(Steps);
        return instance;
    }

    public override string ToString() => $"\n{Specification}\nthen {string.Join(", ", Steps.AsEnumerable())}\n";
}

/// <summary>One thing that happens to an instance.</summary>
public abstract record Step;

public sealed record Fire(string Trigger) : Step
{
    public override string ToString() => Trigger;
}

/// <summary>A fact about the subject changes between two fires.</summary>
public sealed record Let(int Number, Fact Value) : Step
{
    public override string ToString() => $"let {Number} be {Value}";
}

/// <summary>All that can be told of one fire, as text, so that two that differ show how.</summary>
internal sealed record Account(
    TransitionOutcome Outcome,
    string From,
    string To,
    long Version,
    string[] Actions,
    (string Id, Verdict Verdict)[] Lines
)
{
    public override string ToString() =>
        $"{Outcome} from {From} to {To}, version {Version}; {string.Join(", ", Actions)}; {string.Join(", ", Lines)}";
}

internal static class Telling
{
    /// <summary>Takes an instance through steps, and gives what came of each fire.</summary>
    public static async Task<List<string>> TellAsync(
        this LifecycleInstance<string, string, Subject> instance,
        IEnumerable<Step> steps)
    {
        var accounts = new List<string>();
        foreach (var step in steps)
        {
            if (step is Let let)
                instance.Subject.Facts[let.Number] = let.Value;
            else if (step is Fire fire)
                accounts.Add((await instance.FireAndTellAsync(fire.Trigger)).ToString());
        }

        return accounts;
    }

    public static async Task<Account> FireAndTellAsync(
        this LifecycleInstance<string, string, Subject> instance,
        string trigger)
    {
        var logged = instance.Subject.Log.Count;
        var result = await instance.TryFireAsync(trigger);
        return new(
            result.Outcome,
            result.From,
            result.To,
            instance.Version,
            [.. instance.Subject.Log.Skip(logged)],
            [.. result.Report.Lines.Select(line => (line.Criterion.Id, line.Verdict))]);
    }

    /// <summary>All that an instance and its subject hold, as text.</summary>
    public static string State(this LifecycleInstance<string, string, Subject> instance) =>
        $"{instance.Snapshot()}; {instance}; facts {string.Join(", ", instance.Subject.Facts)}; "
        + $"{instance.Subject.Log.Count} logged; "
            + $"{string.Join("\n", instance.History.Select(entry => $"{entry} {entry.Version}"))}";
}
