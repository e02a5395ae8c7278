using static Lifecycle.Storage.Tests.GrantTrigger;

namespace Lifecycle.Storage.Tests.Managers;

/// <summary>Makes managers of grants, and brings grants to a stage.</summary>
public static class GrantManager
{
    public static LifecycleManager<GrantStage, GrantTrigger, Grant> Of(
        ILifecycleStore store,
        TimeProvider? clock = null,
        int attempts = 10,
        LifecycleDefinition<GrantStage, GrantTrigger, Grant>? definition = null) =>
        new(
            definition ?? new GrantLifecycle(),
            store,
            GrantJson.Default.Grant,
            new()
            {
                Instance = new() { TimeProvider = clock ?? TimeProvider.System },
                Attempts = attempts,
                Json = GrantJson.Default.Options,
            });

    public static async Task SubmittedAsync(
        LifecycleManager<GrantStage, GrantTrigger, Grant> grants,
        string id,
        DateTimeOffset? decideBy = null,
        bool mayBeRejected = true)
    {
        await grants.StartAsync(
            id,
            new()
            {
                Title = "Wells",
                Comments = 1,
                DecideBy = decideBy,
                MayBeRejected = mayBeRejected,
            });
        await grants.FireAsync(id, Submit);
    }

    public static async Task UnderReviewAsync(LifecycleManager<GrantStage, GrantTrigger, Grant> grants, string id)
    {
        await SubmittedAsync(grants, id);
        await grants.FireAsync(id, Review);
    }
}
