using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Lifecycle;

/// <inheritdoc/>
internal sealed class StoredLifecycle<TStage, TTrigger, TSubject>(
    string name,
    Func<IServiceProvider, ILifecycleStore> store,
    StageMigrations<TStage, TSubject> migrations,
    Func<ILifecycleManagerWrapper?> wrapper,
    IServiceProvider services
) : StoredLifecycle
    where TStage : notnull
    where TTrigger : notnull
{
    private readonly ILogger _logger = (services.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance)
        .CreateLogger($"{LifecycleTelemetry.LogCategory}.{name}");

    public override string Name => name;

    public override LifecycleStorageOptions Options { get; } =
        services.GetRequiredService<IOptionsMonitor<LifecycleStorageOptions>>().Get(name);

    public override Exception Logged(Exception exception) => LoggedException.Of(
        exception, services.GetRequiredService<IOptionsMonitor<LifecycleOptions>>().Get(name).LogExceptionTexts);

    public override ILifecycleStore StoreIn(IServiceProvider scope) => store(scope);

    /// <summary>How subjects are written as JSON, and read.</summary>
    public JsonTypeInfo<TSubject> Subject => (JsonTypeInfo<TSubject>)Options.UsedJson!.GetTypeInfo(typeof(TSubject));

    /// <summary>The manager for callers: the one over the store, or what is in front of it.</summary>
    public ILifecycleManager<TStage, TTrigger, TSubject> CallersManagerIn(IServiceProvider scope) =>
        wrapper() is { } outer ? outer.Wrap(new ManagerContext<TStage, TTrigger, TSubject>(this, scope))
        : ManagerIn(scope);

    public LifecycleManager<TStage, TTrigger, TSubject> ManagerIn(IServiceProvider scope) =>
        ManagerIn(scope, StoreIn(scope));

    public LifecycleManager<TStage, TTrigger, TSubject> ManagerIn(IServiceProvider scope, ILifecycleStore over)
    {
        var lifecycle = scope.GetRequiredKeyedService<ILifecycle<TStage, TTrigger, TSubject>>(Name);
        return new(
            lifecycle.Definition,
            over,
            Subject,
            new()
            {
                Instance = lifecycle.Options,
                Attempts = Options.Attempts,
                DueTimeout = Options.DueTimeout,
                RecordChanges = Options.RecordChanges,
                Json = Options.UsedJson,
                OnEventsStored = StoredEvents.Set,
                Migrations = migrations,
            });
    }

    /// <summary>The stored events, which the host sends at once when they are to be sent again.</summary>
    public LifecycleOutbox OutboxIn(IServiceProvider scope) => new(Name, StoreIn(scope), StoredEvents.Set);

    public ILifecycleManager UntypedManagerIn(IServiceProvider scope) =>
        scope.GetRequiredKeyedService<ILifecycleManager<TStage, TTrigger, TSubject>>(Name)
            .AsUntyped(Subject, Options.UsedJson);

    public override IAsyncEnumerable<string> FindDueAsync(
        IServiceProvider scope, CancellationToken cancellationToken) =>
        ManagerIn(scope).FindDueAsync(cancellationToken);

    public override async ValueTask FireDueAsync(
        IServiceProvider scope, string instance, CancellationToken cancellationToken)
    {
        await foreach (var fired in ManagerIn(scope).FireDueAsync(instance, cancellationToken).ConfigureAwait(false))
        {
            var (trigger, id) = (LogText.Of($"{fired.Due.Trigger}"), LogText.Of(fired.Id));
            if (fired.Due.Exception is { } unread)
                _logger.DueDateFailed(Logged(unread), Name, trigger, id);
            else if (fired.Exception is { } exception)
                _logger.DueFailed(Logged(exception), Name, trigger, id);
            else
                _logger.DueFired(Name, trigger, id, fired.Result!.Value.Outcome);
        }
    }

    public override ValueTask<IReadOnlyList<StrandedStage>> FindStrandedAsync(
        IServiceProvider scope,
        CancellationToken cancellationToken) => ManagerIn(scope).FindStrandedAsync(cancellationToken);
}
