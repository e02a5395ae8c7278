using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Documentation.Tests;

/// <summary>
/// The program at the top of the HTTP guide compiles in a new web project, and answers as the guide says.
/// </summary>
public class HttpGuideTests
{
    /// <summary>What a new web project imports besides what every project does.</summary>
    private const string WebUsings =
        """
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        global using System.Net.Http.Json;

        """;

    private const string Leave = """{ "subject": { "employee": "Ann", "days": 12 } }""";

    [Fact]
    public async Task The_first_program_serves_requests_and_pages()
    {
        var guide = Repository.Read("docs/http.md");
        var program = GuideCodeTests.Blocks(guide, "csharp").First();
        var folder = Directory.CreateTempSubdirectory("lifecycle-guide");
        try
        {
            var database = Path.Combine(folder.FullName, "leaves.db");
            using var app = WebProgram.Start(Compiled(
                WebUsings + program.Replace("leaves.db", database, StringComparison.Ordinal)));
            using var client = new HttpClient { BaseAddress = await app.AddressAsync() };

            using var started = await SendAsync(client, HttpMethod.Put, "/leaves/1", Leave);
            using var refused = await SendAsync(client, HttpMethod.Post, "/leaves/1/triggers/Approve", "{}");
            using var page = await client.GetAsync("/lifecycles");

            Assert.Equal(HttpStatusCode.Created, started.StatusCode);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            Assert.Contains("LeaveLifecycle", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.Contains(Shown(await refused.Content.ReadAsStringAsync()), guide, StringComparison.Ordinal);
            Assert.Contains(Leave, guide, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The criteria of a refusal, as the guide prints them.</summary>
    private static string Shown(string problem)
    {
        using var json = JsonDocument.Parse(problem);
        var line = json.RootElement.GetProperty("criteria")[0];
        return $"""
            "id": "{line.GetProperty("id")}",
                  "title": "{line.GetProperty("title")}",
                  "severity": "{line.GetProperty("severity")}",
                  "verdict": "{line.GetProperty("verdict")}",
                  "reason": "{line.GetProperty("reason")}",
                  "remedy": "{line.GetProperty("remedy")}",
            """;
    }

    private static Assembly Compiled(string program)
    {
        var compilation = NewProject.Compile(program);
        Assert.Empty(compilation.GetDiagnostics().Where(each =>
            each.Severity >= DiagnosticSeverity.Warning && each.Id != NewProject.UnifiedReference));
        using var assembly = new MemoryStream();
        Assert.True(compilation.Emit(assembly).Success);
        return Assembly.Load(assembly.ToArray());
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, HttpMethod method, string path, string body)
    {
        var request = new HttpRequestMessage(method, path)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        if (method == HttpMethod.Put)
            request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Any);
        return client.SendAsync(request);
    }

    /// <summary>A web program that runs on a thread of its own until it is disposed of.</summary>
    private sealed class WebProgram
        : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private static readonly string[] Arguments =
            ["--urls", "http://127.0.0.1:0", "--environment", "Development"];

        private readonly AsyncLocal<bool> _isOurs = new();
        private readonly TaskCompletionSource<IHost> _built = new();
        private readonly List<IDisposable> _subscriptions = [];
        private Task _run = Task.CompletedTask;

        public static WebProgram Start(Assembly program)
        {
            var started = new WebProgram();
            started._subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(started));
            started._run = Task.Factory.StartNew(
                () =>
                {
                    started._isOurs.Value = true;
                    program.EntryPoint!.Invoke(null, [Arguments]);
                },
                TaskCreationOptions.LongRunning);
            return started;
        }

        /// <summary>Where it listens, once it does.</summary>
        public async Task<Uri> AddressAsync()
        {
            var first = await Task.WhenAny(_built.Task, _run);
            await first;
            var services = (await _built.Task).Services;
            var isStarted = new TaskCompletionSource();
            await using var registration = services.GetRequiredService<IHostApplicationLifetime>()
                .ApplicationStarted.Register(isStarted.SetResult);
            await await Task.WhenAny(isStarted.Task, _run);
            var addresses = services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
            return new(addresses.Addresses.Single());
        }

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.Extensions.Hosting")
                _subscriptions.Add(value.Subscribe(this));
        }

        // Other tests of the process build hosts meanwhile.
        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Key == "HostBuilt" && _isOurs.Value)
                _built.TrySetResult((IHost)value.Value!);
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose()
        {
            if (_built.Task.IsCompletedSuccessfully)
                _built.Task.Result.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
            _run.Wait(TimeSpan.FromMinutes(1));
            foreach (var subscription in _subscriptions)
                subscription.Dispose();
        }
    }
}
