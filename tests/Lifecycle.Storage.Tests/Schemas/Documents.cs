namespace Lifecycle.Storage.Tests.Schemas;

/// <summary>What one lifecycle writes as JSON, by the name of the schema.</summary>
internal static class Documents
{
    /// <summary>Fires every trigger in turn, several times, and collects every document on the path.</summary>
    public static async Task<List<(string Schema, string Json)>> OfAsync<TStage, TTrigger, TSubject>(
        LifecycleDefinition<TStage, TTrigger, TSubject> definition,
        TSubject subject,
        Func<TTrigger, object?>? payload = null)
        where TStage : notnull
        where TTrigger : notnull
    {
        var graph = definition.Graph;
        var instance = definition.Start(subject, new() { KeepHistory = true });
        var documents = new List<(string, string)> { ("graph", graph.ToJson()), ("graph", graph.AsText().ToJson()) };
        foreach (var trigger in graph.Triggers.Concat(graph.Triggers).Select(trigger => trigger.Key))
        {
            documents.Add(("snapshot", instance.Snapshot().ToJson()));
            documents.Add(("prospects", (await instance.EvaluateAllAsync()).ToJson()));
            foreach (var stage in graph.Stages.Where(stage => !stage.IsSuperstage))
                documents.Add(("plan", (await instance.PlanAsync(stage.Key)).ToJson()));

            var command = new TransitionCommand { Actor = "Ann", Reason = "Test", Payload = payload?.Invoke(trigger) };
            documents.Add(("report", (await instance.EvaluateAsync(trigger, command)).ToJson()));
            var result = await instance.TryFireAsync(trigger, command);
            documents.Add(("report", result.Report.ToJson()));
            documents.Add(("result", result.ToJson()));
            documents.Add(("result", result.AsText().ToJson()));
            var late = await instance.TryFireAsync(trigger, command with { ExpectedVersion = -1 });
            documents.Add(("result", late.ToJson()));
        }

        documents.AddRange(instance.History.Select(entry => ("history-entry", entry.ToJson())));
        return documents;
    }
}
