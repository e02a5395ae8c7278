using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Lifecycle.AspNetCore.Tests.Harness;

/// <summary>
/// An application that serves loans at <c>/loans</c>, on a port of its own: how a server decodes a path is part of what
/// is tested.
/// </summary>
internal sealed class TestApp : IAsyncDisposable
{
    public const string Applied = """{"subject":{"applicant":"Ann","amount":100,"income":50}}""";

    private readonly WebApplication _app;
    private readonly HttpClient _client;

    private TestApp(WebApplication app)
    {
        _app = app;
        _client = new(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            BaseAddress = new(app.Urls.Single()),
        };
    }

    public IServiceProvider Services => _app.Services;

    /// <summary>Where it listens, without a slash at the end.</summary>
    public string Address => _app.Urls.Single();

    /// <summary>What the application has logged, with the names of exceptions.</summary>
    public required LogLines Log { get; init; }

    public static async Task<TestApp> StartAsync(
        Action<LifecycleHttpOptions>? options = null,
        Action<LifecycleRegistration>? store = null,
        Action<RouteGroupBuilder>? group = null,
        Action<IServiceCollection>? services = null,
        Action<WebApplication>? before = null,
        string path = "/loans")
    {
        var builder = WebApplication.CreateSlimBuilder();
        var log = new LogLines();
        builder.Logging.ClearProviders().AddProvider(log);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddAuthentication(TestUsers.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, TestUsers>(TestUsers.SchemeName, null)
            .AddScheme<AuthenticationSchemeOptions, TestUsers>(TestUsers.BadgeScheme, null);
        builder.Services.AddAuthorizationBuilder()
            .AddPolicy("everyone", policy => policy.RequireAssertion(_ => true))
            .AddPolicy("clerks", policy => policy.RequireClaim("role", "clerk"))
            .AddPolicy("underwriters", policy => policy.RequireClaim("role", "underwriter"))
            .AddPolicy("badged", policy => policy
                .AddAuthenticationSchemes(TestUsers.BadgeScheme)
                .RequireAuthenticatedUser());
        var registration = builder.Services.AddLifecycle<LoanLifecycle>()
            .ConfigureStorage(storage => storage.Json = JsonSerializerOptions.Web);
        if (store is null)
            registration.UseInMemory();
        else
            store(registration);
        services?.Invoke(builder.Services);
        var app = builder.Build();
        before?.Invoke(app);
        var mapped = app.MapLifecycle<LoanLifecycle>(path, options);
        group?.Invoke(mapped);
        await app.StartAsync();
        return new(app) { Log = log };
    }

    public Task<Reply> GetAsync(string path, params (string Name, string Value)[] headers) =>
        SendAsync("GET", path, null, headers);

    public Task<Reply> PostAsync(string path, string? body = null, params (string Name, string Value)[] headers) =>
        SendAsync("POST", path, body, headers);

    /// <summary>Starts a loan.</summary>
    public Task<Reply> PutAsync(string id, string? body = Applied, params (string Name, string Value)[] headers) =>
        SendAsync("PUT", $"/loans/{id}", body, [("If-None-Match", "*"), .. headers]);

    /// <summary>The header with which a change is made on the present version of a loan.</summary>
    public async Task<(string, string)> SeenAsync(string id = "1") =>
        ("If-Match", (await GetAsync($"/loans/{id}")).ETag!);

    /// <summary>Fires a trigger of loan 1.</summary>
    public Task<Reply> FireAsync(string trigger, string? body = null, params (string Name, string Value)[] headers) =>
        PostAsync($"/loans/1/triggers/{trigger}", body, headers);

    public async Task<Reply> SendAsync(
        string method, string path, string? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new(method), path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        }

        foreach (var (name, value) in headers)
        {
            if (name == "Content-Type")
                request.Content!.Headers.Remove(name);
            if (!request.Headers.TryAddWithoutValidation(name, value))
                Assert.True(request.Content!.Headers.TryAddWithoutValidation(name, value));
        }

        var response = await _client.SendAsync(request);
        return new(response.StatusCode, response, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Sends bytes as they are, and returns the first line of the response.</summary>
    public async Task<string> SendRawAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(_client.BaseAddress!.Host, _client.BaseAddress.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadLineAsync() ?? "";
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }
}
