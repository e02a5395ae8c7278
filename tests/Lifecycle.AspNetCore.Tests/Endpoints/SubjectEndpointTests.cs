using Lifecycle.AspNetCore.Tests.Harness;

namespace Lifecycle.AspNetCore.Tests.Endpoints;

public class SubjectEndpointTests
{
    private static readonly (string, string) MergePatch = ("Content-Type", "application/merge-patch+json");

    [Fact]
    public async Task A_patch_changes_the_members_that_it_names()
    {
        await using var app = await StartAsync();

        var reply = await PatchAsync(app, """{"amount":7,"applicant":null}""", await app.SeenAsync());

        Assert.Equal((200, (await app.GetAsync("/loans/1")).ETag), (reply.Code, reply.ETag));
        var subject = reply.Json.GetProperty("subject");
        Assert.Equal((7, 50), (subject.GetProperty("amount").GetInt32(), subject.GetProperty("income").GetInt32()));
        Assert.Equal("Updated", (await app.GetAsync("/loans/1/history")).Json[1].GetProperty("kind").GetString());
    }

    [Fact]
    public async Task A_patch_is_off_unless_the_application_allows_it()
    {
        await using var app = await TestApp.StartAsync();
        await app.PutAsync("1");

        Assert.Equal(404, (await PatchAsync(app, "{}")).Code);
    }

    [Theory]
    [InlineData("""{"amount":"much"}""", 422, "invalid-subject", "The subject would not be valid at $.amount.")]
    [InlineData("""{"amuont":7}""", 422, "invalid-subject", "The subject has no member \"amuont\" to set. ")]
    [InlineData("""{"Amount":7}""", 422, "invalid-subject", "The subject has no member \"Amount\" to set. ")]
    [InlineData("""{"isLarge":true}""", 422, "invalid-subject", "The subject has no member \"isLarge\" to set. ")]
    [InlineData("""{"waivers":[{"by":1}]}""", 422, "invalid-subject", "The subject would not be valid at $.waivers")]
    [InlineData("""{"waivers":7}""", 422, "invalid-subject", "The subject would not be valid at $.waivers.")]
    [InlineData("[]", 400, "invalid", "The body has to be an object with the members to change.")]
    [InlineData("null", 400, "invalid", "The body has to be an object with the members to change.")]
    [InlineData("{", 400, "invalid", "The body is no JSON: ")]
    public async Task A_patch_that_leads_to_no_subject_is_refused(string patch, int code, string problem, string detail)
    {
        await using var app = await StartAsync();

        var reply = await PatchAsync(app, patch);

        Assert.Equal((code, problem), (reply.Code, reply.Problem));
        Assert.StartsWith(detail, reply.Detail, StringComparison.Ordinal);
        Assert.Equal(0, (await app.GetAsync("/loans/1")).Number("version"));
    }

    private const string Waived =
        """
        "waivers":[{"criterionId":"ASS-02","grantedBy":"Bo","rationale":"ok","grantedAt":"2020-01-01T00:00:00Z"}]
        """;

    /// <summary>Waivers have a policy of their own, or none can be granted over HTTP.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Neither_a_start_nor_a_patch_sets_waivers(bool haveEndpoints)
    {
        await using var app = await TestApp.StartAsync(options =>
        {
            options.AllowPatch("everyone");
            if (haveEndpoints)
                options.AllowWaivers("underwriters", "waivers");
        });
        await app.PutAsync("1");

        var start = await app.PutAsync("2", $$$"""{"subject":{"amount":200,"income":50,{{{Waived}}}}}""");
        var patch = await PatchAsync(app, $$$"""{{{{Waived}}}}""");

        Assert.Equal((403, "forbidden"), (start.Code, start.Problem));
        Assert.Equal((403, "forbidden"), (patch.Code, patch.Problem));
        Assert.Equal("The body cannot set waivers, which have endpoints of their own.", patch.Detail);
        Assert.Equal(404, (await app.GetAsync("/loans/2")).Code);
        Assert.Equal(0, (await app.GetAsync("/loans/1")).Number("version"));
    }

    [Theory]
    [InlineData("""{"waivers":[]}""", 403)]
    [InlineData("""{"waivers":null}""", 403)]
    [InlineData("""{"amount":7}""", 200)]
    public async Task A_patch_withdraws_no_waiver(string patch, int code)
    {
        await using var app = await TestApp.StartAsync(options =>
            options.AllowPatch("everyone").AllowWaivers("everyone", "waivers"));
        await app.PutAsync("1");
        var granted = await app.SendAsync(
            "PUT", "/loans/1/waivers/ASS-02", """{"reason":"Once."}""", (TestUsers.Header, "Bo"));
        Assert.Equal(200, granted.Code);

        Assert.Equal(code, (await PatchAsync(app, patch)).Code);
    }

    [Fact]
    public async Task What_was_read_can_be_sent()
    {
        await using var app = await StartAsync();
        var read = (await app.GetAsync("/loans/1")).Json.GetProperty("subject").GetRawText();
        Assert.Contains("\"isLarge\":false", read, StringComparison.Ordinal);
        Assert.Contains("\"waivers\":[]", read, StringComparison.Ordinal);

        var start = await app.PutAsync("2", $$"""{"subject":{{read}}}""");
        var patch = await PatchAsync(app, read);

        Assert.Equal((201, 200), (start.Code, patch.Code));
        Assert.Equal(0, patch.Number("version"));
    }

    [Fact]
    public async Task A_patch_has_the_media_type_of_merge_patches()
    {
        await using var app = await StartAsync();

        var reply = await app.SendAsync("PATCH", "/loans/1/subject", """{"amount":7}""");

        Assert.Equal((415, "media-type"), (reply.Code, reply.Problem));
        Assert.Equal("Send the body as application/merge-patch+json.", reply.Detail);
        Assert.Equal("application/merge-patch+json", reply.Header("Accept-Patch"));
    }

    [Fact]
    public async Task A_patch_is_applied_once_and_on_the_version_that_was_seen()
    {
        await using var app = await StartAsync();
        var key = ("Idempotency-Key", "k");

        var seen = await app.SeenAsync();
        await PatchAsync(app, """{"amount":7}""", key, seen);
        var again = await PatchAsync(app, """{"amount":7}""", key, seen);
        var reused = await PatchAsync(app, """{"amount":8}""", key);
        var stale = await PatchAsync(app, """{"amount":8}""", seen);

        Assert.Equal((200, 1L), (again.Code, again.Number("version")));
        Assert.Equal((422, "key-reused"), (reused.Code, reused.Problem));
        Assert.Equal((412, "stale"), (stale.Code, stale.Problem));
        Assert.Equal(404, (await app.SendAsync("PATCH", "/loans/2/subject", "{}", MergePatch)).Code);
    }

    [Fact]
    public async Task A_patch_may_have_a_policy()
    {
        await using var app = await TestApp.StartAsync(options => options.AllowPatch("underwriters"));
        await app.PutAsync("1");

        Assert.Equal(
            "forbidden", (await PatchAsync(app, """{"amount":7}""", (TestUsers.Header, "Ann"))).Problem);
        Assert.Equal(200, (await PatchAsync(app, """{"amount":7}""", (TestUsers.Header, "Bo;underwriter"))).Code);
    }

    private static async Task<TestApp> StartAsync()
    {
        var app = await TestApp.StartAsync(options => options.ShowSubject().AllowPatch("everyone"));
        await app.PutAsync("1");
        return app;
    }

    private static Task<Reply> PatchAsync(TestApp app, string patch, params (string, string)[] headers) =>
        app.SendAsync("PATCH", "/loans/1/subject", patch, [MergePatch, .. headers]);
}
