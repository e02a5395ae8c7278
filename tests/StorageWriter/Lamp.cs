using System.Text.Json.Serialization;
using Lifecycle;
using Lifecycle.EntityFrameworkCore;

namespace StorageWriter;

public enum LampStage
{
    Off,
    On,
}

public enum LampTrigger
{
    Press,
}

public sealed class Lamp
{
    public int Presses { get; set; }

    public DateTimeOffset? OffBy { get; set; }
}

public sealed record Pressed(int Count);

[JsonSerializable(typeof(Lamp))]
[JsonSerializable(typeof(Pressed))]
public sealed partial class LampJson : JsonSerializerContext;

/// <summary>A lamp. Each press changes the subject, emits an event, and sets or clears the due date.</summary>
public sealed class LampLifecycle : LifecycleDefinition<LampStage, LampTrigger, Lamp>
{
    public const string LifecycleName = "Lamp";

    public override string Name => LifecycleName;

    public static LifecycleManager<LampStage, LampTrigger, Lamp> In(ILifecycleStore store) =>
        new(
            new LampLifecycle(),
            store,
            LampJson.Default.Lamp,
            new() { Attempts = 10_000, Json = LampJson.Default.Options });

    /// <summary>Opens a store.</summary>
    /// <param name="provider">The name of the Entity Framework provider.</param>
    /// <param name="connectionString">The connection string.</param>
    public static ILifecycleStore Open(string provider, string connectionString) =>
        provider == PostgresDialect.Instance.ProviderName
            ? RelationalLifecycleStore.Postgres(connectionString)
            : RelationalLifecycleStore.Sqlite(connectionString, new() { CreateIfMissing = true });

    protected override void Define(LifecycleBuilder<LampStage, LampTrigger, Lamp> lifecycle)
    {
        lifecycle.StartsIn(LampStage.Off);
        lifecycle
            .Stage(LampStage.Off)
            .On(LampTrigger.Press)
            .OnTransition(context => Count(context.Subject, DateTimeOffset.MaxValue))
            .Emits(context => new Pressed(context.Subject.Presses))
            .GoTo(LampStage.On);
        lifecycle
            .Stage(LampStage.On)
            .DueBy(lamp => lamp.OffBy, fires: LampTrigger.Press)
            .On(LampTrigger.Press)
            .OnTransition(context => Count(context.Subject, null))
            .Emits(context => new Pressed(context.Subject.Presses))
            .GoTo(LampStage.Off);
    }

    private static void Count(Lamp lamp, DateTimeOffset? offBy)
    {
        lamp.Presses++;
        lamp.OffBy = offBy;
    }
}
