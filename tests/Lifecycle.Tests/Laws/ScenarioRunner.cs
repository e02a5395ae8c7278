namespace Lifecycle.Tests.Laws;

internal static class ScenarioRunner
{
    /// <summary>Runs events on an instance, and returns what was observed of each fire, as text.</summary>
    public static async Task<List<string>> RunAsync(
        this LifecycleInstance<string, string, Subject> instance,
        IEnumerable<ScenarioEvent> events)
    {
        var observations = new List<string>();
        foreach (var each in events)
        {
            if (each is FactChange change)
                instance.Subject.Facts[change.Number] = change.Value;
            else if (each is Fire fire)
                observations.Add((await instance.FireAndObserveAsync(fire.Trigger)).ToString());
        }

        return observations;
    }

    public static async Task<Observation> FireAndObserveAsync(
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

    /// <summary>The whole state of an instance and its subject, as text.</summary>
    public static string State(this LifecycleInstance<string, string, Subject> instance) => string.Join("; ",
        instance.Snapshot(),
        instance,
        $"facts {string.Join(", ", instance.Subject.Facts)}",
        $"{instance.Subject.Log.Count} logged",
        string.Join("\n", instance.History.Select(entry => $"{entry} {entry.Version}")));
}
