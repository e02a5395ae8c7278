using FsCheck;
using FsCheck.Fluent;
using Lifecycle.AspNetCore.Tests.Harness;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Lifecycle.AspNetCore.Tests.Laws;

/// <summary>Two hosts on one database, and clients that repeat, race and come late.</summary>
public sealed class RequestSequenceTests : IDisposable
{
    private static readonly string[] Triggers = ["Note", "Assess", "Decline"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lifecycle-http");

    [Fact]
    public async Task A_repeated_key_never_moves_twice_and_a_stale_version_is_always_refused()
    {
        await using var one = await StartAsync();
        await using var other = await StartAsync();
        var number = 0;

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(40), Prop.ForAll(
            Requests().ArrayOf().ToArbitrary(),
            requests => RunAsync([one, other], $"{++number}", requests).GetAwaiter().GetResult()));
    }

    /// <summary>Sends the requests in order and holds a model of what each has to lead to.</summary>
    private static async Task RunAsync(TestApp[] hosts, string id, Sent[] requests)
    {
        Assert.Equal(201, (await hosts[0].PutAsync(id)).Code);
        var (version, stage) = (0L, "Applied");
        var applied = new Dictionary<int, (string Trigger, string Reason, Reply Reply)>();
        foreach (var request in requests)
        {
            var reply = await SendAsync(hosts[request.Host], id, request, version + request.Drift);
            if (request.Key is { } key && applied.TryGetValue(key, out var first))
            {
                var isRepeat = first.Trigger == request.Trigger && first.Reason == request.Reason;
                Assert.Equal(isRepeat ? 200 : 422, reply.Code);
                Assert.Equal(isRepeat ? first.Reply.Body : "key-reused", isRepeat ? reply.Body : reply.Problem);
            }
            else if (stage != "Applied" && (request.Trigger != "Decline" || stage == "Declined"))
            {
                Assert.Equal(request.Drift is null or 0 ? 409 : 412, reply.Code);
            }
            else if (request.Drift is not (null or 0))
            {
                Assert.Equal((412, "stale"), (reply.Code, reply.Problem));
            }
            else
            {
                Assert.Equal((200, $"\"{++version}\""), (reply.Code, reply.ETag));
                stage = request.Trigger switch { "Assess" => "Assessed", "Decline" => "Declined", _ => stage };
                if (request.Key is { } used)
                    applied.Add(used, (request.Trigger, request.Reason, reply));
            }

            var present = await hosts[1 - request.Host].GetAsync($"/loans/{id}");
            Assert.Equal((version, stage), (present.Number("version"), present.Text("stage")));
        }

        Assert.True((await hosts[0].GetAsync($"/loans/{id}/history/verification")).Json
            .GetProperty("isWhole").GetBoolean());
    }

    [Fact]
    public async Task Of_requests_that_race_with_one_key_one_is_applied_and_all_have_its_answer()
    {
        await using var one = await StartAsync();
        await using var other = await StartAsync();
        await one.PutAsync("race");

        var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(each =>
            SendAsync(each % 2 == 0 ? one : other, "race", new(0, "Note", "", 1, 0), 0)));

        Assert.All(replies, reply => Assert.Equal((200, replies[0].Body), (reply.Code, reply.Body)));
        Assert.Equal(1, (await one.GetAsync("/loans/race")).Number("version"));
    }

    [Fact]
    public async Task Of_requests_that_race_on_one_version_one_is_applied_and_the_others_are_stale()
    {
        await using var one = await StartAsync();
        await using var other = await StartAsync();
        await one.PutAsync("race");

        var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(each =>
            SendAsync(each % 2 == 0 ? one : other, "race", new(0, "Note", "", null, 0), 0)));

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
        select new Sent(host, trigger, reason, key, drift);

    private static Task<Reply> SendAsync(TestApp host, string id, Sent request, long? version)
    {
        List<(string, string)> headers = [];
        if (request.Key is { } key)
            headers.Add(("Idempotency-Key", $"key-{key}"));
        if (version is { } expected)
            headers.Add(("If-Match", $"\"{expected}\""));
        var body = request.Reason.Length == 0 ? "{}" : $$"""{"reason":"{{request.Reason}}"}""";
        return host.PostAsync($"/loans/{id}/triggers/{request.Trigger}", body, [.. headers]);
    }

    private Task<TestApp> StartAsync() => TestApp.StartAsync(store: loan => loan.UseSqlite(
        $"Data Source={Path.Combine(_folder.FullName, "loans.db")}", new() { CreateIfMissing = true }));

    /// <summary>A request; its drift is how far its version is from the present one.</summary>
    private sealed record Sent(int Host, string Trigger, string Reason, int? Key, long? Drift);
}
