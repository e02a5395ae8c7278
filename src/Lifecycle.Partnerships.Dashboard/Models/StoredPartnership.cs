using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace Lifecycle.Partnerships.Dashboard;

/// <summary>Reads the partnership of an instance. Thread-safe.</summary>
internal static class StoredPartnership
{
    /// <summary>The sections of a page have one instance, and its gates are evaluated once for all of them.</summary>
    private static readonly ConditionalWeakTable<ManagedInstance<string, JsonElement>, Task<BoardReport>> Reports =
        new();

    public static TimeProvider Clock(IServiceProvider services) =>
        services.GetService<TimeProvider>() ?? TimeProvider.System;

    public static Partnership Read(ManagedInstance<string, JsonElement> instance, IServiceProvider services) =>
        Partnership.FromJson(instance.Subject.GetRawText(), Clock(services));

    /// <summary>The name of the stage that the instance is in.</summary>
    public static string StageName(ManagedInstance<string, JsonElement> instance, IServiceProvider services) =>
        Lifecycle(instance, services).Graph.Stage(Stage(instance.Stage)).Name;

    /// <summary>What a board needs to know of the instance, at this moment.</summary>
    public static Task<BoardReport> ReportAsync(
        ManagedInstance<string, JsonElement> instance, IServiceProvider services) =>
        Reports.GetValue(instance, each => MakeReportAsync(each, services).AsTask());

    private static ValueTask<BoardReport> MakeReportAsync(
        ManagedInstance<string, JsonElement> instance, IServiceProvider services)
    {
        var lifecycle = Lifecycle(instance, services);
        var (stage, version) = (Stage(instance.Stage), instance.Version);
        var snapshot = instance.Stored.Previous is { } previous
            ? lifecycle.Definition.SnapshotOf(stage, version, Stage(previous))
            : lifecycle.Definition.SnapshotOf(stage, version);
        var resumed = lifecycle.Resume(Read(instance, services), snapshot);
        return BoardReport.OfAsync(lifecycle.Definition, resumed);
    }

    private static ILifecycle<PartnershipStage, PartnershipTrigger, Partnership> Lifecycle(
        ManagedInstance<string, JsonElement> instance, IServiceProvider services) =>
        services.GetRequiredKeyedService<ILifecycle<PartnershipStage, PartnershipTrigger, Partnership>>(
            instance.Stored.Lifecycle);

    private static PartnershipStage Stage(string key) => Enum.Parse<PartnershipStage>(key);
}
