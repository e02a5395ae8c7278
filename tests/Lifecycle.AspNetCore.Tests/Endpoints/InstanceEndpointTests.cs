using System.Net;
using Lifecycle.AspNetCore.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Lifecycle.AspNetCore.Tests.Endpoints;

public class InstanceEndpointTests
{
    [Fact]
    public async Task A_start_answers_with_the_instance_and_its_address()
    {
        await using var app = await TestApp.StartAsync();

        var reply = await app.PutAsync("1");

        Assert.Equal((HttpStatusCode.Created, "application/json"), (reply.Status, reply.Type));
        Assert.Equal("/loans/1", reply.Header("Location"));
        Assert.Equal((await app.GetAsync("/loans/1")).ETag, reply.ETag);
        Assert.Matches("^\"0-[0-9a-f]+-[0-9a-f]{16}\"$", reply.ETag);
        Assert.Equal(
            ("Loan", "1", "/loans/1", "Applied", 0L),
            (reply.Text("lifecycle"), reply.Text("id"), reply.Text("href"), reply.Text("stage"),
                reply.Number("version")));
        Assert.Equal(["Note", "Assess", "Decline", "Fail"], reply.Names("permitted", "trigger"));
        Assert.Equal("/loans/1/triggers/Note", reply.Names("permitted", "href")[0]);
        Assert.False(reply.Json.TryGetProperty("subject", out _));
    }

    [Fact]
    public async Task A_start_that_the_gate_refuses_stores_nothing()
    {
        await using var app = await TestApp.StartAsync();

        var reply = await app.PutAsync("1", """{"subject":{"amount":0}}""");

        Assert.Equal((422, "refused"), (reply.Code, reply.Problem));
        Assert.Equal("The start is refused: 1 criterion blocks.", reply.Detail);
        var criterion = reply.Json.GetProperty("criteria")[0];
        Assert.Equal(
            ("APP-01", "Unmet", "It states no amount.", "State the amount."),
            (criterion.GetProperty("id").GetString(), criterion.GetProperty("verdict").GetString(),
                criterion.GetProperty("reason").GetString(), criterion.GetProperty("remedy").GetString()));
        Assert.Equal((404, "not-found"), await ProblemOf(app.GetAsync("/loans/1")));
    }

    [Fact]
    public async Task An_instance_that_exists_is_not_started_again()
    {
        await using var app = await TestApp.StartAsync();
        await app.PutAsync("1");

        Assert.Equal((412, "exists"), await ProblemOf(app.PutAsync("1")));
    }

    [Fact]
    public async Task A_start_has_to_say_that_it_is_one()
    {
        await using var app = await TestApp.StartAsync();

        Assert.Equal(
            (428, "precondition-required"), await ProblemOf(app.SendAsync("PUT", "/loans/1", TestApp.Applied)));
        Assert.Equal(
            (428, "precondition-required"),
            await ProblemOf(app.SendAsync("PUT", "/loans/1", TestApp.Applied, ("If-None-Match", "\"0\""))));
    }

    [Theory]
    [InlineData(null, "The body has to have a subject.")]
    [InlineData("{}", "The body has to have a subject.")]
    [InlineData("""{"subject":null}""", "The JSON is null; expected a subject of Loan, Loan.")]
    [InlineData("""{"subject":[]}""", "The subject would not be valid at $.")]
    [InlineData("""{"subject":{"amount":"much"}}""", "The subject would not be valid at $.amount.")]
    [InlineData("""{"subject":{"amuont":7}}""", "The subject has no member \"amuont\" to set. It has applicant, ")]
    [InlineData("""{"subject":{"Amount":7}}""", "The subject has no member \"Amount\" to set. It has applicant, ")]
    [InlineData("""{"subject":{"isLarge":true}}""", "The subject has no member \"isLarge\" to set. It has applicant, ")]
    [InlineData("""{"subject":{"amount":1,"score":1e400}}""", "The subject would not be valid.")]
    public async Task A_body_without_a_readable_subject_is_refused(string? body, string detail)
    {
        await using var app = await TestApp.StartAsync();

        var reply = await app.PutAsync("1", body);

        Assert.Equal((400, "invalid"), (reply.Code, reply.Problem));
        Assert.StartsWith(detail, reply.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("Parameter", reply.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_words_in_place_of_an_id_are_no_ids()
    {
        await using var app = await TestApp.StartAsync();

        Assert.Equal((400, "invalid"), await ProblemOf(app.PutAsync("definition")));
        Assert.Equal((400, "invalid"), await ProblemOf(app.PutAsync("Events")));
    }

    [Fact]
    public async Task The_subject_is_shown_as_the_application_projects_it()
    {
        await using var whole = await TestApp.StartAsync(options => options.ShowSubject());
        await using var part = await TestApp.StartAsync(options => options.ShowSubject((http, subject) =>
            http.User.Identity!.IsAuthenticated ? subject.GetProperty("amount").GetInt32() : null));
        await whole.PutAsync("1");
        await part.PutAsync("1");

        Assert.Equal(
            "Ann", (await whole.GetAsync("/loans/1")).Json.GetProperty("subject").GetProperty("applicant").GetString());
        Assert.False((await part.GetAsync("/loans/1")).Json.TryGetProperty("subject", out _));
        Assert.Equal(100, (await part.GetAsync("/loans/1", (TestUsers.Header, "Ann"))).Number("subject"));
    }

    [Theory]
    [InlineData("TAG", 304)]
    [InlineData("W/TAG", 304)]
    [InlineData("\"7\", TAG", 304)]
    [InlineData("*", 304)]
    [InlineData("\"0\"", 200)]
    [InlineData("0", 200)]
    public async Task A_client_that_has_the_representation_gets_no_body(string tag, int code)
    {
        await using var app = await TestApp.StartAsync();
        await app.PutAsync("1");
        var present = (await app.GetAsync("/loans/1")).ETag!;

        var reply = await app.GetAsync(
            "/loans/1", ("If-None-Match", tag.Replace("TAG", present, StringComparison.Ordinal)));

        Assert.Equal((code, present), (reply.Code, reply.ETag));
        Assert.Equal(code == 304, reply.Body.Length == 0);
    }

    [Fact]
    public async Task A_tag_is_that_of_what_the_caller_may_see()
    {
        await using var app = await TestApp.StartAsync(options => options.ShowSubject((http, subject) =>
            http.User.Identity!.IsAuthenticated ? subject.GetProperty("amount").GetInt32() : null));
        await app.PutAsync("1");
        var clerk = await app.GetAsync("/loans/1", (TestUsers.Header, "Ann"));

        var visitor = await app.GetAsync("/loans/1", ("If-None-Match", clerk.ETag!));

        Assert.Equal(200, visitor.Code);
        Assert.False(visitor.Json.TryGetProperty("subject", out _));
        Assert.Equal(200, (await app.FireAsync("Note", null, ("If-Match", clerk.ETag!))).Code);
    }

    [Fact]
    public async Task A_tag_of_an_instance_that_was_deleted_is_not_that_of_the_next()
    {
        await using var app = await TestApp.StartAsync();
        await app.PutAsync("1");
        var dead = (await app.GetAsync("/loans/1")).ETag!;
        await using (var scope = app.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredKeyedService<ILifecycleManager>("Loan").DeleteAsync("1");
        await app.PutAsync("1");

        Assert.Equal(200, (await app.GetAsync("/loans/1", ("If-None-Match", dead))).Code);
        Assert.Equal((412, "stale"), await ProblemOf(app.FireAsync("Note", null, ("If-Match", dead))));
    }

    [Fact]
    public async Task A_read_may_demand_a_representation()
    {
        await using var app = await TestApp.StartAsync();
        await app.PutAsync("1");
        var tag = (await app.GetAsync("/loans/1")).ETag!;

        Assert.Equal(200, (await app.GetAsync("/loans/1", ("If-Match", tag))).Code);
        await app.FireAsync("Note");
        Assert.Equal((412, "stale"), await ProblemOf(app.GetAsync("/loans/1", ("If-Match", tag))));
        Assert.Equal(200, (await app.GetAsync("/loans/1", ("If-Match", "*"))).Code);
    }

    [Fact]
    public async Task What_answers_GET_answers_HEAD_without_a_body()
    {
        await using var app = await TestApp.StartAsync();
        await app.PutAsync("1");

        foreach (var path in new[]
        {
            "", "/1", "/1/prospects", "/1/plan?goal=PaidOut", "/1/history", "/1/history/verification", "/1/diagram",
            "/definition",
        })
        {
            var head = await app.SendAsync("HEAD", "/loans" + path);
            Assert.Equal((200, ""), (head.Code, head.Body));
            Assert.Equal((await app.GetAsync("/loans" + path)).Type, head.Type);
        }

        Assert.Equal(404, (await app.SendAsync("HEAD", "/loans/2")).Code);
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_takes_no_other_from_the_list()
    {
        var store = new InMemoryLifecycleStore();
        await using var app = await TestApp.StartAsync(store: loan => loan.UseStore(_ => store));
        foreach (var id in new[] { "1", "2", "3", "4" })
            await app.PutAsync(id);
        await ChangeAsync("2", row => row with { Stage = "Pawned" });
        await ChangeAsync("3", row => row with { Subject = """{"amount":"a secret"}""" });

        var all = await app.GetAsync("/loans");
        var first = await app.GetAsync("/loans?limit=2");
        var second = await app.GetAsync(first.Header("Link")!.Split('<', '>')[1]);

        Assert.Equal(["1", "2", "3", "4"], all.Names("instances", "id"));
        Assert.Equal(["Applied", "Pawned", "Applied", "Applied"], all.Names("instances", "stage"));
        Assert.Equal(
            [null, "stranded", "failed", null],
            all.Json.GetProperty("instances").EnumerateArray().Select(each =>
                each.TryGetProperty("problem", out var problem)
                    ? problem.GetProperty("type").GetString()!.Split('#')[1] : null));
        Assert.DoesNotContain("secret", all.Body, StringComparison.Ordinal);
        Assert.Equal(["1", "2"], first.Names("instances", "id"));
        Assert.Equal(["3", "4"], second.Names("instances", "id"));

        async Task ChangeAsync(string id, Func<StoredInstance, StoredInstance> change)
        {
            var row = (await store.FindAsync("Loan", id))!;
            var changed = change(row) with { ConcurrencyToken = row.ConcurrencyToken + 1 };
            Assert.Equal(StoreOutcome.Written, await store.WriteAsync(new() { Instance = changed }));
        }
    }

    [Fact]
    public async Task A_start_of_an_id_that_exists_evaluates_nothing_and_runs_nothing()
    {
        await using var app = await TestApp.StartAsync();
        await app.PutAsync("1");

        Assert.Equal((412, "exists"), await ProblemOf(app.PutAsync("1", """{"subject":{"amount":0}}""")));
        Assert.Equal((412, "exists"), await ProblemOf(app.PutAsync("1", "no JSON")));
        Assert.Equal(
            (412, "exists"),
            await ProblemOf(app.PutAsync("1", """{"subject":{"amount":0}}""", ("Idempotency-Key", "k"))));
    }

    [Fact]
    public async Task Pages_are_linked_and_together_are_everything()
    {
        await using var app = await TestApp.StartAsync();
        string[] ids = ["a b", "a%2Fb", "a/b", "c", "ä"];
        foreach (var id in ids)
            await app.PutAsync(Uri.EscapeDataString(id));

        var found = new List<string>();
        var path = "/loans?stage=Applied&limit=2";
        for (var pages = 1; ; pages++)
        {
            var page = await app.GetAsync(path);
            found.AddRange(page.Names("instances", "id"));
            Assert.All(page.Names("instances", "href"), href => Assert.StartsWith("/loans/", href));
            Assert.Equal(page.Json.GetProperty("hasMore").GetBoolean(), page.Header("Link") is not null);
            if (page.Header("Link") is not { } link)
            {
                Assert.Equal(3, pages);
                break;
            }

            Assert.EndsWith(">; rel=\"next\"", link, StringComparison.Ordinal);
            path = link[1..link.IndexOf('>', StringComparison.Ordinal)];
            Assert.StartsWith("/loans?stage=Applied&after=", path, StringComparison.Ordinal);
        }

        Assert.Equal(ids, found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Instances_are_found_by_stage_due_date_and_what_blocks_them()
    {
        await using var app = await TestApp.StartAsync();
        await app.PutAsync("blocked", """{"subject":{"amount":9}}""");
        await app.PostAsync("/loans/blocked/triggers/Assess");
        await app.PutAsync("late", """{"subject":{"amount":9,"decideBy":"2999-01-01T00:00:00Z"}}""");
        await app.PutAsync("declined");
        await app.PostAsync("/loans/declined/triggers/Decline");

        Assert.Equal(["declined"], await IdsAsync("?stage=Declined&stage=PaidOut"));
        Assert.Equal(["blocked"], await IdsAsync("?blockedBy=ASS-01"));
        Assert.Equal(["late"], await IdsAsync("?dueBy=2999-01-01"));
        Assert.Equal(["late"], await IdsAsync("?dueBy=2999-01-01T01:00:00%2B01:00"));
        Assert.Equal(["late"], await IdsAsync("?dueBy=2999-01-01T01:00:00+01:00"));
        Assert.Empty(await IdsAsync("?dueBy=2998-12-31T23:59:59Z"));

        async Task<string[]> IdsAsync(string query) => (await app.GetAsync("/loans" + query)).Names("instances", "id");
    }

    [Theory]
    [InlineData("stage=applied", "Loan has no stage \"applied\". It has Applied, ")]
    [InlineData("stage=", "Loan has no stage \"\".")]
    [InlineData("limit=0", "limit has to be 1 to 200.")]
    [InlineData("limit=201", "limit has to be 1 to 200.")]
    [InlineData("limit=-1", "limit has to be 1 to 200.")]
    [InlineData("limit=99999999999", "limit has to be 1 to 200.")]
    [InlineData("limit=1&limit=2", "limit is there more than once.")]
    [InlineData("dueBy=tomorrow", "dueBy has to be an instant")]
    [InlineData("dueBy=2026-01-01&after=a", "dueBy orders the instances by due date")]
    [InlineData("after=%00", "The text has U+0000 at index 0")]
    public async Task A_query_that_cannot_be_read_is_refused(string query, string detail)
    {
        await using var app = await TestApp.StartAsync();

        var reply = await app.GetAsync("/loans?" + query);

        Assert.Equal((400, "invalid"), (reply.Code, reply.Problem));
        Assert.StartsWith(detail, reply.Detail, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Problem)> ProblemOf(Task<Reply> reply) =>
        ((await reply).Code, (await reply).Problem);
}
