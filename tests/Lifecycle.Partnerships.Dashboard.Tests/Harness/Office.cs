using Lifecycle.AspNetCore.Tests.Harness;
using Lifecycle.Dashboard;
using Lifecycle.Dashboard.Tests.Harness;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Lifecycle.Partnerships.Dashboard.Tests.Harness;

/// <summary>An application whose dashboard shows partnerships, on a port of its own.</summary>
internal sealed class Office : IAsyncDisposable
{
    /// <summary>What a browser sends with a form of the same page.</summary>
    private static readonly (string, string) SameOrigin = ("Sec-Fetch-Site", "same-origin");

    private readonly WebApplication _app;
    private readonly HttpClient _client;

    private Office(WebApplication app, LogLines log)
    {
        (_app, Log) = (app, log);
        _client = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new(app.Urls.Single()) };
    }

    public Uri Address => _client.BaseAddress!;

    public LogLines Log { get; }

    public static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public static async Task<Office> StartAsync(Action<LifecycleDashboardOptions>? options = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        var log = new LogLines();
        builder.Logging.ClearProviders().AddProvider(log);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddAuthentication(TestUsers.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, TestUsers>(TestUsers.SchemeName, null);
        builder.Services.AddAuthorizationBuilder()
            .AddPolicy("sponsors", policy => policy.RequireClaim("role", "sponsor"));
        builder.Services.AddPartnershipLifecycle()
            .UseInMemory()
            .ConfigureStorage(storage => storage.DueInterval = Timeout.InfiniteTimeSpan);
        var app = builder.Build();
        app.MapLifecycleDashboard("/lifecycles", each =>
        {
            each.AllowLocalRequests = true;
            if (options is null)
                each.ShowPartnerships(waiverPolicy: "sponsors");
            else
                options(each);
        });
        await app.StartAsync();
        return new(app, log);
    }

    /// <summary>Starts a partnership, and fires triggers as its manager.</summary>
    public async Task StartAsync(string id, Partnership partnership, params PartnershipTrigger[] triggers)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var manager = Manager(scope);
        await manager.StartAsync(id, partnership);
        foreach (var trigger in triggers)
            await manager.FireAsync(id, trigger, new() { Actor = Homes.Manager });
    }

    /// <summary>Starts a partnership that is to be launched.</summary>
    public Task StartLaunchableAsync(string id, string name = "Warm Homes") => StartAsync(
        id,
        Homes.ReadyToLaunch(name, Now),
        PartnershipTrigger.BeginDevelopment,
        PartnershipTrigger.ReachAgreement);

    public async Task RecordAsync(string id, Action<Partnership> facts)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        await Manager(scope).UpdateAsync(id, facts);
    }

    public async Task<Partnership> ReadAsync(string id)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return (await Manager(scope).GetAsync(id)).Subject;
    }

    public Task<Reply> GetAsync(string path, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, path, null, headers);

    public Task<Reply> PostAsync(string path, Dictionary<string, string> form, string user) => SendAsync(
        HttpMethod.Post, path, form, SameOrigin, (TestUsers.Header, user));

    /// <summary>The page of a partnership.</summary>
    public static string Page(string id) =>
        $"/lifecycles/PartnershipLifecycle/instance?id={Uri.EscapeDataString(id)}";

    /// <summary>The report to the board.</summary>
    public static string Report(string id) =>
        $"/lifecycles/PartnershipLifecycle/instance/board-report?id={Uri.EscapeDataString(id)}";

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    private static ILifecycleManager<PartnershipStage, PartnershipTrigger, Partnership> Manager(
        AsyncServiceScope scope) =>
        scope.ServiceProvider
            .GetRequiredService<ILifecycleManager<PartnershipStage, PartnershipTrigger, Partnership>>();

    private async Task<Reply> SendAsync(
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
}
