using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Lifecycle.AspNetCore.Tests.Harness;
using Lifecycle.AspNetCore.Tests.OpenApi;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Lifecycle.AspNetCore.Tests.Laws;

/// <summary>Two hosts on one database, and clients that repeat, race and come late.</summary>
public sealed class RequestSequenceTests : IDisposable
{
    private static readonly string[] Triggers = ["Note", "Assess", "Decline"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lifecycle-http");

    [Fact]
    public async Task Whatever_clients_send_the_instance_is_what_the_accepted_requests_make_it()
    {
        await using var one = await StartAsync();
        await using var other = await StartAsync();
        var document = await OpenApiDocument.OfAsync(one);
        var number = 0;

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(40), Prop.ForAll(
            Requests().ArrayOf().ToArbitrary(),
            requests => RunAsync([one, other], document, $"{++number}", requests).GetAwaiter().GetResult()));
    }

    /// <summary>Sends the requests in order and holds a model of what each has to lead to.</summary>
    private static async Task RunAsync(TestApp[] hosts, OpenApiDocument document, string id, Sent[] requests)
    {
        var started = await hosts[0].PutAsync(id);
        Assert.Equal(201, started.Code);
        var stage = "Applied";
        List<string> tags = [started.ETag!];
        var applied = new Dictionary<int, (Sent Sent, Reply Reply)>();
        List<string?> actors = [null];
        foreach (var request in requests)
        {
            var isStale = request.Drift is not (null or 0);
            var reply = await SendAsync(hosts[request.Host], id, request, Tag(tags, request.Drift));
            document.Check($"/loans/{{id}}/triggers/{request.Trigger}", "post", reply);
            if (request.Claims is not null)
            {
                Assert.Equal((400, "invalid"), (reply.Code, reply.Problem));
            }
            else if (request.Key is { } key && applied.TryGetValue(key, out var first))
            {
                var isRepeat = (first.Sent.Trigger, first.Sent.Reason, first.Sent.User)
                    == (request.Trigger, request.Reason, request.User);
                Assert.Equal(isRepeat ? 200 : 422, reply.Code);
                Assert.Equal(isRepeat ? first.Reply.Body : "key-reused", isRepeat ? reply.Body : reply.Problem);
            }
            else if (isStale)
            {
                Assert.Equal((412, "stale"), (reply.Code, reply.Problem));
            }
            else if (stage == "Assessed" && request.Trigger == "Note")
            {
                Assert.Equal((200, "Ignored"), (reply.Code, reply.Text("outcome")));
            }
            else if (stage == "Declined" || (stage == "Assessed" && request.Trigger != "Decline"))
            {
                Assert.Equal((409, "not-permitted"), (reply.Code, reply.Problem));
                actors.Add(request.User);
            }
            else
            {
                Assert.Equal((200, (long)tags.Count), (reply.Code, reply.Number("version")));
                stage = request.Trigger switch { "Assess" => "Assessed", "Decline" => "Declined", _ => stage };
                tags.Add((await hosts[request.Host].GetAsync($"/loans/{id}")).ETag!);
                actors.Add(request.User);
                if (request.Key is { } used)
                    applied.Add(used, (request, reply));
                if (request.Drift == 0)
                    Assert.StartsWith(reply.ETag!.TrimEnd('"'), tags[^1], StringComparison.Ordinal);
            }

            var present = await hosts[1 - request.Host].GetAsync($"/loans/{id}");
            Assert.Equal((tags.Count - 1L, stage), (present.Number("version"), present.Text("stage")));
        }

        var entries = (await hosts[0].GetAsync($"/loans/{id}/history")).Json.EnumerateArray().ToArray();
        Assert.Equal(actors.ToHashSet(), entries.Select(ActorOf).ToHashSet());
        Assert.True((await hosts[0].GetAsync($"/loans/{id}/history/verification")).Json
            .GetProperty("isWhole").GetBoolean());
    }

    private static string? ActorOf(JsonElement entry) =>
        entry.TryGetProperty("actor", out var actor) ? actor.GetString() : null;

    /// <summary>The tag of a version so far from the present one, that the instance may never have had.</summary>
    private static string? Tag(List<string> tags, long? drift)
    {
        if (drift is not { } far)
            return null;

        var version = tags.Count - 1 + far;
        return version >= 0 && version < tags.Count ? tags[(int)version] : $"\"{Math.Abs(version)}-1\"";
    }

    [Fact]
    public async Task Of_requests_that_race_with_one_key_one_is_applied_and_all_have_its_answer()
    {
        await using var one = await StartAsync();
        await using var other = await StartAsync();
        var tag = (await one.PutAsync("race")).ETag;

        var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(each =>
            SendAsync(each % 2 == 0 ? one : other, "race", new(0, "Note", "", 1, 0, "Ann", null), tag)));

        Assert.All(replies, reply => Assert.Equal((200, replies[0].Body), (reply.Code, reply.Body)));
        Assert.Equal(1, (await one.GetAsync("/loans/race")).Number("version"));
    }

    [Fact]
    public async Task Of_requests_that_race_on_one_version_one_is_applied_and_the_others_are_stale()
    {
        await using var one = await StartAsync();
        await using var other = await StartAsync();
        var tag = (await one.PutAsync("race")).ETag;

        var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(each =>
            SendAsync(each % 2 == 0 ? one : other, "race", new(0, "Note", "", null, 0, "Ann", null), tag)));

        Assert.Single(replies, reply => reply.Code == 200);
        Assert.Equal(19, replies.Count(reply => reply.Code == 412));
        Assert.Equal(1, (await one.GetAsync("/loans/race")).Number("version"));
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private static Gen<Sent> Requests() =>
        from host in Gen.Choose(0, 1)
        from trigger in Gen.Frequency(
            (6, Gen.Constant("Note")), (1, Gen.Elements(Triggers)))
        from reason in Gen.Elements("", "Why not.")
        from key in Gen.Frequency((1, Gen.Constant((int?)null)), (2, Gen.Choose(1, 4).Select(each => (int?)each)))
        from drift in Gen.Elements<long?>(null, 0, 0, -1, 1, 1000)
        from user in Gen.Elements("Ann", "Ann", "Bo")
        from claims in Gen.Frequency((6, Gen.Constant((string?)null)), (1, Gen.Constant((string?)"Bo")))
        select new Sent(host, trigger, reason, key, drift, user, claims);

    private static Task<Reply> SendAsync(TestApp host, string id, Sent request, string? tag)
    {
        List<(string, string)> headers = [(TestUsers.Header, request.User)];
        if (request.Key is { } key)
            headers.Add(("Idempotency-Key", $"key-{key}"));
        if (tag is not null)
            headers.Add(("If-Match", tag));
        var body = new JsonObject();
        if (request.Reason.Length > 0)
            body["reason"] = request.Reason;
        if (request.Claims is { } actor)
            body["actor"] = actor;
        return host.PostAsync($"/loans/{id}/triggers/{request.Trigger}", body.ToJsonString(), [.. headers]);
    }

    private Task<TestApp> StartAsync() => TestApp.StartAsync(
        store: loan => loan.UseSqlite(
            $"Data Source={Path.Combine(_folder.FullName, "loans.db")}", new() { CreateIfMissing = true }),
        services: OpenApiDocument.AddTo,
        before: OpenApiDocument.MapIn);

    /// <summary>
    /// A request: its drift is how far its version is from the present one, and it may claim an actor in its body.
    /// </summary>
    private sealed record Sent(
        int Host, string Trigger, string Reason, int? Key, long? Drift, string User, string? Claims);
}
