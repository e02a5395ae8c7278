using Lifecycle.AspNetCore.Tests.Harness;

namespace Lifecycle.AspNetCore.Tests.Endpoints;

public class WaiverEndpointTests
{
    private const string Reason = """{"reason":"The house is worth it."}""";

    private static readonly (string, string) Bo = (TestUsers.Header, "Bo;underwriter");

    [Fact]
    public async Task A_waiver_opens_the_gate_until_it_is_withdrawn_or_expires()
    {
        await using var app = await StartAsync();
        Assert.Equal(422, (await app.FireAsync("Assess")).Code);

        var granted = await app.SendAsync("PUT", "/loans/1/waivers/ASS-02", Reason, Bo);
        var report = await app.PostAsync("/loans/1/gates/Assess");
        var withdrawn = await app.SendAsync("DELETE", "/loans/1/waivers/ASS-02", null, Bo);

        Assert.Equal((200, 1L), (granted.Code, granted.Number("version")));
        var waiver = report.Json.GetProperty("lines")[1].GetProperty("waiver");
        Assert.Equal(
            ("Bo", "The house is worth it."),
            (waiver.GetProperty("grantedBy").GetString(), waiver.GetProperty("rationale").GetString()));
        Assert.Equal((204, ""), (withdrawn.Code, withdrawn.Body));
        Assert.Equal(422, (await app.FireAsync("Assess")).Code);
        await app.SendAsync(
            "PUT", "/loans/1/waivers/ASS-02", """{"reason":"Once.","expiresAt":"2001-01-01T00:00:00Z"}""", Bo);
        Assert.Equal(422, (await app.FireAsync("Assess")).Code);
        await app.SendAsync("PUT", "/loans/1/waivers/ASS-02", Reason, Bo);
        Assert.Equal(200, (await app.FireAsync("Assess")).Code);
    }

    [Fact]
    public async Task A_mandatory_criterion_is_not_waived()
    {
        await using var app = await StartAsync();

        var reply = await app.SendAsync("PUT", "/loans/1/waivers/ASS-01", Reason, Bo);

        Assert.Equal((422, "not-waivable"), (reply.Code, reply.Problem));
        Assert.Equal("ASS-01 is mandatory.", reply.Detail);
        Assert.Equal(0, (await app.GetAsync("/loans/1")).Number("version"));
    }

    [Fact]
    public async Task Only_whom_the_policy_admits_waives()
    {
        await using var app = await StartAsync();

        var clerk = await app.SendAsync("PUT", "/loans/1/waivers/ASS-02", Reason, (TestUsers.Header, "Ann"));
        var anonymous = await app.SendAsync("DELETE", "/loans/1/waivers/ASS-02");

        Assert.Equal((403, "forbidden"), (clerk.Code, clerk.Problem));
        Assert.Equal(401, anonymous.Code);
    }

    [Theory]
    [InlineData("ASS-02", "{}", "The body has to have a reason for the waiver.")]
    [InlineData("ASS-02", """{"reason":" "}""", "The body has to have a reason for the waiver.")]
    [InlineData("ASS-02", """{"reason":"a","expiresAt":"soon"}""", "expiresAt has to be an instant")]
    [InlineData("ASS-02", """{"reason":"a","grantedBy":"Ann"}""", "The body has a member \"grantedBy\".")]
    [InlineData("ASS-02", """{"reason":"a","requestedBy":"Ann"}""", "The body has a member \"requestedBy\".")]
    [InlineData("ass-02", Reason, "Loan has no criterion \"ass-02\".")]
    public async Task A_waiver_that_is_incomplete_is_refused(string criterion, string body, string detail)
    {
        await using var app = await StartAsync();

        var reply = await app.SendAsync("PUT", $"/loans/1/waivers/{criterion}", body, Bo);

        Assert.Equal((400, "invalid"), (reply.Code, reply.Problem));
        Assert.StartsWith(detail, reply.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reason_that_is_there_twice_is_refused()
    {
        await using var app = await StartAsync();

        var reply = await app.SendAsync("DELETE", "/loans/1/waivers/ASS-02?reason=a&reason=b", null, Bo);

        Assert.Equal((400, "reason is there more than once."), (reply.Code, reply.Detail));
    }

    [Fact]
    public async Task Waivers_are_off_unless_the_application_says_where_they_are()
    {
        await using var app = await TestApp.StartAsync();
        await app.PutAsync("1");

        Assert.Equal(404, (await app.SendAsync("PUT", "/loans/1/waivers/ASS-02", Reason, Bo)).Code);
        var thrown = await Assert.ThrowsAsync<ArgumentException>(() =>
            TestApp.StartAsync(options => options.AllowWaivers("underwriters", "waivurs")));
        Assert.StartsWith("The subject of Loan has no member waivurs. It has ", thrown.Message);
    }

    /// <summary>Only code that does not go through the endpoints can have left it there.</summary>
    [Fact]
    public async Task A_list_with_nulls_does_not_keep_a_waiver_from_being_granted()
    {
        var store = new InMemoryLifecycleStore();
        await using var app = await TestApp.StartAsync(
            options => options.AllowWaivers("underwriters", "waivers"), store: loan => loan.UseStore(_ => store));
        await app.PutAsync("1", """{"subject":{"amount":200,"income":50}}""");
        var row = (await store.FindAsync("Loan", "1"))!;
        await store.WriteAsync(new()
        {
            Instance = row with
            {
                Subject = row.Subject.Replace("[]", "[null]", StringComparison.Ordinal),
                ConcurrencyToken = row.ConcurrencyToken + 1,
            },
        });

        Assert.Equal(200, (await app.SendAsync("PUT", "/loans/1/waivers/ASS-02", Reason, Bo)).Code);
        Assert.Equal(200, (await app.FireAsync("Assess")).Code);
        Assert.Equal(204, (await app.SendAsync("DELETE", "/loans/1/waivers/ASS-02", null, Bo)).Code);
    }

    [Fact]
    public async Task A_day_begins_in_UTC()
    {
        await using var app = await StartAsync();

        await app.SendAsync(
            "PUT", "/loans/1/waivers/ASS-02", """{"reason":"a","expiresAt":"2999-01-01"}""", Bo);

        var report = await app.PostAsync("/loans/1/gates/Assess");
        Assert.Equal(
            "2999-01-01T00:00:00+00:00",
            report.Json.GetProperty("lines")[1].GetProperty("waiver").GetProperty("expiresAt").GetString());
    }

    [Fact]
    public async Task The_member_has_to_be_a_list_of_waivers()
    {
        var thrown = await Assert.ThrowsAsync<ArgumentException>(() =>
            TestApp.StartAsync(options => options.AllowWaivers("underwriters", "applicant")));

        Assert.StartsWith("The member applicant of the subject of Loan is no list of waivers.", thrown.Message);
    }

    private static async Task<TestApp> StartAsync()
    {
        var app = await TestApp.StartAsync(options => options.AllowWaivers("underwriters", "waivers"));
        await app.PutAsync("1", """{"subject":{"amount":200,"income":50}}""");
        return app;
    }
}
