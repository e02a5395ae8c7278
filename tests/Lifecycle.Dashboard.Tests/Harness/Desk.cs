using System.Net;
using System.Text.Json;
using Lifecycle.AspNetCore.Tests.Harness;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Lifecycle.Dashboard.Tests.Harness;

/// <summary>An application with a dashboard at <c>/lifecycles</c>, on a port of its own.</summary>
internal sealed class Desk : IAsyncDisposable
{
    /// <summary>The address that a request comes from, where a test says so; "none" for a socket without one.</summary>
    public const string From = "X-Test-From";

    /// <summary>What a browser sends with a form of the same page.</summary>
    public static readonly (string, string) SameOrigin = ("Sec-Fetch-Site", "same-origin");

    private readonly WebApplication _app;
    private readonly HttpClient _client;

    private Desk(WebApplication app, LogLines log)
    {
        (_app, Log) = (app, log);
        _client = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new(app.Urls.Single()) };
    }

    public Uri Address => _client.BaseAddress!;

    public IServiceProvider Services => _app.Services;

    public LogLines Log { get; }

    public static async Task<Desk> StartAsync(
        Action<LifecycleDashboardOptions>? options = null,
        Action<LifecycleRegistration>? store = null,
        Action<RouteGroupBuilder>? group = null,
        Action<IServiceCollection>? services = null,
        string path = "/lifecycles",
        Action<WebApplication>? middleware = null,
        string environment = "Production")
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        var log = new LogLines();
        builder.Logging.ClearProviders().AddProvider(log);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddAuthentication(TestUsers.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, TestUsers>(TestUsers.SchemeName, null);
        builder.Services.AddAuthorizationBuilder()
            .AddPolicy("staff", policy => policy.RequireAuthenticatedUser())
            .AddPolicy("operators", policy => policy.RequireClaim("role", "operator"))
            .AddPolicy("sponsors", policy => policy.RequireClaim("role", "sponsor"));
        Register(builder.Services.AddLifecycle<VentureLifecycle>());
        Register(builder.Services.AddLifecycle<HostileLifecycle>());
        services?.Invoke(builder.Services);
        var app = builder.Build();
        app.Use((http, next) =>
        {
            if (http.Request.Headers[From] is [{ } from])
            {
                http.Connection.RemoteIpAddress = from == "none" ? null : IPAddress.Parse(from);
                http.Request.Headers.Remove(From);
            }

            return next(http);
        });
        middleware?.Invoke(app);
        var mapped = app.MapLifecycleDashboard(path, each =>
        {
            each.AllowLocalRequests = true;
            options?.Invoke(each);
        });
        group?.Invoke(mapped);
        await app.StartAsync();
        return new(app, log);

        void Register(LifecycleRegistration registration)
        {
            registration.ConfigureStorage(storage =>
            {
                storage.Json = JsonSerializerOptions.Web;
                storage.DueInterval = Timeout.InfiniteTimeSpan;
            });
            if (store is null)
                registration.UseInMemory();
            else
                store(registration);
        }
    }

    public Task<Reply> GetAsync(string path, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, path, null, headers);

    public Task<Reply> PostAsync(
        string path, Dictionary<string, string> form, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, path, form, headers);

    public async Task<Reply> SendAsync(
        HttpMethod method,
        string path,
        Dictionary<string, string>? form,
        params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (form is not null)
            request.Content = new FormUrlEncodedContent(form);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);

        var response = await _client.SendAsync(request);
        return new(response, await response.Content.ReadAsStringAsync());
    }

    /// <summary>The fields of a form that fires a trigger.</summary>
    public static Dictionary<string, string> Fire(string trigger, int version, string? reason = null) => new()
    {
        ["do"] = "fire",
        ["trigger"] = trigger,
        ["version"] = $"{version}",
        ["command"] = $"{Guid.NewGuid()}",
        ["reason"] = reason ?? "",
    };

    public static string Page(string id) => $"/lifecycles/Venture/instance?id={Uri.EscapeDataString(id)}";

    /// <summary>Starts a venture, and fires triggers.</summary>
    public async Task StartAsync(string id, Venture? venture = null, params VentureTrigger[] triggers) =>
        await InScopeAsync(async manager =>
        {
            await manager.StartAsync(id, venture ?? new() { Title = "Warm Homes" }, new() { Actor = "Project lead" });
            foreach (var trigger in triggers)
                await manager.FireAsync(id, trigger, new() { Actor = "Project lead", Reason = "It was time." });
            return 0;
        });

    /// <summary>Starts a venture that is about to be launched.</summary>
    public Task StartLaunchableAsync(string id, Venture? venture = null) =>
        StartAsync(id, venture, VentureTrigger.BeginDevelopment, VentureTrigger.ReachAgreement);

    public Task UpdateAsync(string id, Action<Venture> change) => InScopeAsync(async manager =>
        await manager.UpdateAsync(id, change, new() { Actor = "Project lead", Reason = "Mended." }));

    public Task<ManagedInstance<VentureStage, Venture>> ReadAsync(string id) =>
        InScopeAsync(async manager => await manager.GetAsync(id));

    /// <summary>How many entries there are, refusals with their repeats.</summary>
    public Task<long> EntriesAsync(string id) => InScopeAsync(async manager =>
    {
        var count = 0L;
        await foreach (var entry in manager.HistoryAsync(id))
            count += 1 + entry.Repeats;
        return count;
    });

    public async Task<T> InScopeAsync<T>(
        Func<ILifecycleManager<VentureStage, VentureTrigger, Venture>, Task<T>> call)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await call(scope.ServiceProvider
            .GetRequiredService<ILifecycleManager<VentureStage, VentureTrigger, Venture>>());
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }
}
