using Lifecycle.AspNetCore.Tests.Harness;

namespace Lifecycle.AspNetCore.Tests.Endpoints;

public class TriggerEndpointTests
{
    private const string Ruling = """{"payload":{"rate":3},"reason":"It is safe."}""";

    [Fact]
    public async Task An_accepted_trigger_answers_with_the_result_and_the_new_version()
    {
        await using var app = await TestApp.StartAsync();
        await app.PutAsync("1");

        var reply = await app.FireAsync("Assess");

        Assert.Equal((200, "application/json", null), (reply.Code, reply.Type, reply.ETag));
        Assert.Equal(
            ("Moved", "Applied", "Assessed", 1L),
            (reply.Text("outcome"), reply.Text("from"), reply.Text("to"), reply.Number("version")));
    }

    [Fact]
    public async Task A_closed_gate_tells_every_criterion_the_permitted_triggers_and_the_version()
    {
        await using var app = await TestApp.StartAsync();
        await app.PutAsync("1", """{"subject":{"amount":100}}""");

        var reply = await app.FireAsync("Assess");

        Assert.Equal((422, "refused"), (reply.Code, reply.Problem));
        Assert.Equal("Assess in Applied is refused: 2 criteria block.", reply.Detail);
        Assert.Equal(
            """
            [{"id":"ASS-01","title":"ASS-01","severity":"Mandatory","verdict":"Unmet",
            "reason":"It states no income.","remedy":"Ask for a pay slip.","blocks":true,"waivable":false},
            {"id":"ASS-02","title":"ASS-02","severity":"Waivable","verdict":"Unmet",
            "reason":"The amount is more than three incomes.","blocks":true,"waivable":true}]
            """.ReplaceLineEndings(""),
            reply.Json.GetProperty("criteria").GetRawText());
        Assert.Equal(["Note", "Assess", "Decline", "Fail"], reply.Names("permitted", "trigger"));
        Assert.Equal(("Applied", 0L), (reply.Text("stage"), reply.Number("version")));
    }

    [Fact]
    public async Task A_trigger_that_the_stage_does_not_permit_conflicts()
    {
        await using var app = await TestApp.StartAsync();
        await app.PutAsync("1");

        var reply = await app.FireAsync("PayOut");

        Assert.Equal((409, "not-permitted"), (reply.Code, reply.Problem));
        Assert.Equal("PayOut is not permitted in Applied.", reply.Detail);
        Assert.Equal(("Applied", 0L), (reply.Text("stage"), reply.Number("version")));
        Assert.Equal(["Note", "Assess", "Decline", "Fail"], reply.Names("permitted", "trigger"));
        Assert.Null(reply.Header("Retry-After"));
        Assert.Equal((409, "not-permitted"), ((await app.FireAsync("Reopen")).Code, reply.Problem));
    }

    [Fact]
    public async Task The_payload_is_read_and_criteria_and_actions_receive_it()
    {
        await using var app = await TestApp.StartAsync(options => options.ShowSubject());
        await app.PutAsync("1");
        await app.FireAsync("Assess");

        Assert.Equal(200, (await app.FireAsync("Approve", Ruling)).Code);

        Assert.Equal(
            3, (await app.GetAsync("/loans/1")).Json.GetProperty("subject").GetProperty("rate").GetInt32());
    }

    [Theory]
    [InlineData("Approve", null, "Approve carries a payload, and the body has none.")]
    [InlineData("Approve", "{}", "Approve carries a payload, and the body has none.")]
    [InlineData("Approve", """{"payload":null}""", "Approve carries a payload, and the body has none.")]
    [InlineData("Approve", """{"payload":[]}""", "The payload would not be valid at $.")]
    [InlineData("Approve", """{"payload":{"rate":"\ud800"}}""", "The body has half of a surrogate pair")]
    [InlineData("Approve", """{"payload":{"rate":"x"}}""", "The payload would not be valid at $.rate.")]
    [InlineData("Approve", """{"payload":{"raet":3}}""", "The payload has no member \"raet\" to set. ")]
    [InlineData("Assess", """{"payload":{}}""", "Assess carries no payload, but the command has {}.")]
    [InlineData("Nope", "{}", "Loan has no trigger \"Nope\". It has Approve, Note, ")]
    [InlineData("assess", "{}", "Loan has no trigger \"assess\". It has ")]
    [InlineData("1", "{}", "Loan has no trigger \"1\". It has ")]
    [InlineData("99", "{}", "Loan has no trigger \"99\". It has ")]
    [InlineData("Note,Assess", "{}", "Loan has no trigger \"Note,Assess\". It has ")]
    public async Task What_the_lifecycle_does_not_take_is_refused_and_leaves_no_trace(
        string trigger, string? body, string detail)
    {
        await using var app = await TestApp.StartAsync();
        await app.PutAsync("1");

        foreach (var path in new[] { "triggers", "gates" })
        {
            // A dry run says of a payload that is left out that its criteria await it.
            if (path == "gates" && detail.EndsWith("the body has none.", StringComparison.Ordinal))
                continue;

            var reply = await app.PostAsync($"/loans/1/{path}/{trigger}", body);
            Assert.Equal((400, "invalid"), (reply.Code, reply.Problem));
            Assert.StartsWith(detail, reply.Detail, StringComparison.Ordinal);
        }

        Assert.Equal(1, (await app.GetAsync("/loans/1/history")).Json.GetArrayLength());
        Assert.Empty(app.Log.Errors);
    }

    [Fact]
    public async Task A_follow_up_that_fails_is_told_with_the_steps_that_stand()
    {
        await using var app = await TestApp.StartAsync();
        await app.PutAsync("1", """{"subject":{"amount":1,"income":1,"paysAtOnce":true,"notes":3}}""");
        await app.FireAsync("Assess");

        var reply = await app.FireAsync("Approve", Ruling, ("Idempotency-Key", "k"));
        var again = await app.FireAsync("Approve", Ruling, ("Idempotency-Key", "k"));

        Assert.Equal((500, "follow-up-failed"), (reply.Code, reply.Problem));
        Assert.Equal("Approve was taken in Assessed, but PayOut, its follow-up, was not.", reply.Detail);
        Assert.Equal("Approved", reply.Json.GetProperty("completed").GetProperty("to").GetString());
        Assert.Equal((200, "Approved"), (again.Code, again.Text("to")));
        Assert.Equal(
            "Lifecycle.AspNetCore: Loan: a POST request failed. FollowUpFailedException`2", app.Log.Errors.Last());
    }

    [Fact]
    public async Task An_exception_of_an_action_is_the_applications_whatever_its_type()
    {
        await using var app = await TestApp.StartAsync();
        await app.PutAsync("1");

        var reply = await app.FireAsync("Fail");

        Assert.Equal((500, ""), (reply.Code, reply.Body));
        Assert.Equal(0, (await app.GetAsync("/loans/1")).Number("version"));
    }

    [Fact]
    public async Task A_dry_run_answers_with_the_report_and_records_nothing()
    {
        await using var app = await TestApp.StartAsync();
        await app.PutAsync("1", """{"subject":{"amount":100}}""");

        var reply = await app.PostAsync("/loans/1/gates/Assess", """{"reason":"Just looking."}""");

        Assert.Equal((200, "Refused"), (reply.Code, reply.Text("outcome")));
        Assert.False(reply.Json.GetProperty("passed").GetBoolean());
        Assert.Equal(2, reply.Json.GetProperty("lines").GetArrayLength());
        Assert.Equal(1, (await app.GetAsync("/loans/1/history")).Json.GetArrayLength());
        Assert.Equal("NotPermitted", (await app.PostAsync("/loans/1/gates/Approve")).Text("outcome"));
        Assert.Equal("not-found", (await app.PostAsync("/loans/2/gates/Assess")).Problem);
    }

    [Fact]
    public async Task Prospects_and_plans_are_those_of_the_manager()
    {
        await using var app = await TestApp.StartAsync();
        await app.PutAsync("1");

        var prospects = await app.GetAsync("/loans/1/prospects");
        var plan = await app.GetAsync("/loans/1/plan?goal=PaidOut");

        Assert.Equal((200, "Applied"), (prospects.Code, prospects.Text("stage")));
        Assert.Equal(7, prospects.Json.GetProperty("triggers").GetArrayLength());
        Assert.Equal((200, true), (plan.Code, plan.Json.GetProperty("exists").GetBoolean()));
        Assert.Equal(["Assess", "Approve", "PayOut"], plan.Names("transitions", "trigger"));
        Assert.Empty((await app.GetAsync("/loans/1/plan?goal=Applied")).Names("transitions", "trigger"));
    }

    [Theory]
    [InlineData("prospects", 404, "not-found")]
    [InlineData("plan?goal=PaidOut", 404, "not-found")]
    [InlineData("plan", 400, "invalid")]
    [InlineData("plan?goal=Nope", 400, "invalid")]
    [InlineData("plan?goal=Applied&goal=PaidOut", 400, "invalid")]
    [InlineData("history", 404, "not-found")]
    [InlineData("history/verification", 404, "not-found")]
    public async Task What_is_asked_of_no_instance_is_refused(string path, int code, string problem)
    {
        await using var app = await TestApp.StartAsync();

        var reply = await app.GetAsync($"/loans/1/{path}");

        Assert.Equal((code, problem), (reply.Code, reply.Problem));
    }
}
