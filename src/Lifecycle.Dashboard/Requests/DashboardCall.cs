using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Lifecycle.Dashboard;

/// <summary>A request to the dashboard by a caller who may see it.</summary>
/// <param name="http">The request.</param>
/// <param name="site">The dashboard.</param>
/// <param name="depth">How many segments the path has below the root.</param>
internal sealed class DashboardCall(HttpContext http, DashboardSite site, int depth)
{
    private ShownLifecycle? _lifecycle;

    public HttpContext Http => http;

    public DashboardSite Site => site;

    public LifecycleDashboardOptions Options => site.Options;

    public Links Links { get; } = Links.Of(http.Request, depth);

    public DateTimeOffset Now { get; } =
        (http.RequestServices.GetService<TimeProvider>() ?? TimeProvider.System).GetUtcNow();

    /// <summary>Whether the caller may change something.</summary>
    public bool MayAct { get; init; }

    public CancellationToken Cancelled => http.RequestAborted;

    /// <summary>Ends changes: only when the host stops. A browser that goes away does not end one half-way.</summary>
    public CancellationToken Stopping =>
        http.RequestServices.GetService<IHostApplicationLifetime>()?.ApplicationStopping ?? CancellationToken.None;

    /// <summary>The lifecycle in the path.</summary>
    /// <exception cref="RequestException">The dashboard shows no such lifecycle.</exception>
    public ShownLifecycle Lifecycle => _lifecycle ??= site.Find(http.Request.RouteValues["lifecycle"] as string ?? "")
        ?? throw new RequestException(StatusCodes.Status404NotFound, "There is no such lifecycle.");

    public ILifecycleManager Manager =>
        http.RequestServices.GetRequiredKeyedService<ILifecycleManager>(Lifecycle.Name);

    public LifecycleOutbox Outbox => OutboxOf(Lifecycle);

    public ILifecycleStore Store => Outbox.Store;

    public LifecycleOutbox OutboxOf(ShownLifecycle lifecycle) =>
        http.RequestServices.GetRequiredKeyedService<LifecycleOutbox>(lifecycle.Name);

    /// <summary>Who asks.</summary>
    /// <exception cref="RequestException">The name cannot be stored.</exception>
    public string? Actor
    {
        get
        {
            var actor = Options.Actor(http);
            Check(() => StoredText.Check(actor, nameof(actor)));
            return actor;
        }
    }

    /// <summary>The hidden field of forms, if the application protects forms by tokens.</summary>
    public (string Name, string Value)? FormToken
    {
        get
        {
            var tokens = MayAct ? http.RequestServices.GetService<IAntiforgery>()?.GetAndStoreTokens(http) : null;
            return tokens is null ? null : (tokens.FormFieldName, tokens.RequestToken ?? "");
        }
    }

    /// <summary>The id in the query.</summary>
    /// <exception cref="RequestException">There is none, or no instance can have it.</exception>
    public string Id
    {
        get
        {
            var id = Query("id") ?? throw RequestException.Bad("The address names no instance.");
            Check(() => StoredText.CheckId(id, nameof(id)));
            return id;
        }
    }

    /// <summary>A value of the query; <see langword="null"/> if it is empty or not there.</summary>
    /// <exception cref="RequestException">It is there more than once, or cannot be stored.</exception>
    public string? Query(string name)
    {
        var values = http.Request.Query[name];
        if (values.Count > 1)
            throw RequestException.Bad($"{name} is in the address more than once.");

        var text = values is [{ Length: > 0 } only] ? only : null;
        Check(() => StoredText.Check(text, name));
        return text;
    }

    /// <summary>A number of the query; <see langword="null"/> if it is empty or not there.</summary>
    /// <exception cref="RequestException">It is no number from 0 on.</exception>
    public long? Number(string name)
    {
        if (Query(name) is not { } text)
            return null;

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw RequestException.Bad($"{name} has to be a number, not \"{ShortText.Of(text)}\".");
    }

    /// <exception cref="RequestException">An argument is not valid.</exception>
    public static void Check(Action check)
    {
        try
        {
            check();
        }
        catch (ArgumentException exception)
        {
            throw RequestException.Bad(exception.Message);
        }
    }
}
