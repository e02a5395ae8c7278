using System.Net;
using Lifecycle.AspNetCore.Tests.Harness;

namespace Lifecycle.AspNetCore.Tests.Endpoints;

public class InstanceEndpointTests
{
    [Fact]
    public async Task A_start_answers_with_the_instance_and_its_address()
    {
        await using var app = await TestApp.StartAsync();

        var reply = await app.PutAsync("1");

        Assert.Equal((HttpStatusCode.Created, "application/json"), (reply.Status, reply.Type));
        Assert.Equal(("/loans/1", "\"0\""), (reply.Header("Location"), reply.ETag));
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
    [InlineData("""{"subject":[]}""", "The JSON is not a subject of Loan: expected Loan, got []. ")]
    [InlineData("""{"subject":{"amount":"much"}}""", "The JSON is not a subject of Loan: expected Loan, got ")]
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
    [InlineData("\"0\"", 304)]
    [InlineData("W/\"0\"", 304)]
    [InlineData("\"7\", \"0\"", 304)]
    [InlineData("*", 304)]
    [InlineData("\"1\"", 200)]
    [InlineData("0", 200)]
    public async Task A_client_that_has_the_version_gets_no_body(string tag, int code)
    {
        await using var app = await TestApp.StartAsync();
        await app.PutAsync("1");

        var reply = await app.GetAsync("/loans/1", ("If-None-Match", tag));

        Assert.Equal((code, "\"0\""), (reply.Code, reply.ETag));
        Assert.Equal(code == 304, reply.Body.Length == 0);
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
