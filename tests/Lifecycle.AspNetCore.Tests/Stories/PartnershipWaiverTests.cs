using System.Text.Json;
using Lifecycle.AspNetCore.Tests.Harness;
using Lifecycle.Partnerships;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Lifecycle.AspNetCore.Tests.Stories;

/// <summary>A domain whose subject guards its own waivers grants them over HTTP.</summary>
public class PartnershipWaiverTests
{
    private const string Waiver = "/partnerships/1/waivers/FUL-04";

    private static readonly (string, string) Director = (TestUsers.Header, "Director");

    [Fact]
    public async Task The_sponsor_grants_and_revokes_a_waiver_that_another_person_requests()
    {
        await using var app = await StartAsync();

        var granted = await app.SendAsync(
            "PUT", Waiver, """{"reason":"Winter is here.","requestedBy":"A. Khan"}""", Director);
        var first = await WaiverAsync(app);
        var revoked = await app.SendAsync("DELETE", Waiver + "?reason=A%20plan%20is%20there.", null, Director);
        var second = await WaiverAsync(app);

        Assert.Equal((200, 204), (granted.Code, revoked.Code));
        Assert.Equal(
            ("Director", "A. Khan"),
            (first.GetProperty("grantedBy").GetString(), first.GetProperty("requestedBy").GetString()));
        Assert.Equal("A plan is there.", second.GetProperty("revocation").GetProperty("reason").GetString());
    }

    [Theory]
    [InlineData("Director", """{"reason":"Now.","requestedBy":"Director"}""", "requested the waiver and cannot also")]
    [InlineData("Ann", """{"reason":"Now.","requestedBy":"A. Khan"}""", "Ann is not a sponsor of Warm Homes.")]
    public async Task What_the_domain_refuses_is_told_and_changes_nothing(string user, string body, string reason)
    {
        await using var app = await StartAsync();

        var reply = await app.SendAsync("PUT", Waiver, body, (TestUsers.Header, user));

        Assert.Equal((422, "not-waivable"), (reply.Code, reply.Problem));
        Assert.Contains(reason, reply.Detail, StringComparison.Ordinal);
        Assert.Equal(0, (await app.GetAsync("/partnerships/1")).Number("version"));
        Assert.Empty(app.Log.Errors);
    }

    [Fact]
    public async Task What_the_domain_misses_is_named()
    {
        await using var app = await StartAsync();

        var reply = await app.SendAsync("PUT", Waiver, """{"reason":"Now."}""", Director);

        Assert.Equal((400, "invalid"), (reply.Code, reply.Problem));
        Assert.Equal("requestedBy: Value cannot be null.", reply.Detail);
    }

    /// <summary>Whether the endpoints of waivers are on or off.</summary>
    [Theory]
    [InlineData("/partnerships/2")]
    [InlineData("/without/2")]
    public async Task A_start_does_not_get_around_the_sponsor(string path)
    {
        await using var app = await StartAsync();
        var partnership = WarmHomes();
        new WaiverAuthority(new PartnershipLifecycle()).Grant(
            partnership, new("FUL-04", "Director", "Now.", DateTimeOffset.UnixEpoch), "A. Khan");

        var reply = await app.SendAsync(
            "PUT", path, $$"""{"subject":{{JsonSerializer.Serialize(partnership)}}}""", ("If-None-Match", "*"));

        Assert.Equal((403, "forbidden"), (reply.Code, reply.Problem));
    }

    /// <summary>The method may look into another store, of which the client learns nothing.</summary>
    [Fact]
    public async Task A_store_that_fails_meanwhile_is_no_refusal()
    {
        await using var app = await StartAsync((_, _) =>
            throw new LifecycleStoreException("other", "The database on db-7 failed.") { IsTransient = true });

        var reply = await app.SendAsync("PUT", Waiver, """{"reason":"Now."}""", Director);

        Assert.Equal((503, "unavailable"), (reply.Code, reply.Problem));
        Assert.DoesNotContain("db-7", reply.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_of_waivers_is_not_looked_for_where_a_converter_writes_the_subject()
    {
        var thrown = await Assert.ThrowsAsync<ArgumentException>(() => TestApp.StartAsync(
            services: services => services.AddPartnershipLifecycle().UseInMemory(),
            before: each => each.MapLifecycle<PartnershipLifecycle>(
                "/partnerships", options => options.AllowWaivers("everyone", "waivers"))));

        Assert.StartsWith("The subject of PartnershipLifecycle is written by a converter", thrown.Message);
    }

    private static async Task<TestApp> StartAsync(Action<Partnership, WaiverChange>? grant = null)
    {
        var app = await TestApp.StartAsync(
            services: services => services.AddPartnershipLifecycle().UseInMemory(),
            before: each =>
            {
                each.MapLifecycle<PartnershipLifecycle>("/partnerships", options => options
                    .ShowSubject()
                    .AllowWaivers<Partnership>("everyone", grant ?? Grant, Revoke));
                each.MapLifecycle<PartnershipLifecycle>("/without");
            });
        var started = await app.SendAsync(
            "PUT",
            "/partnerships/1",
            $$"""{"subject":{{JsonSerializer.Serialize(WarmHomes())}}}""",
            ("If-None-Match", "*"));
        Assert.True(started.Code == 201, started.ToString());
        return app;
    }

    private static Partnership WarmHomes()
    {
        var partnership = new Partnership("Warm Homes", "City Council", Sector.LocalGovernment);
        partnership.Governance.Appoint(PartnershipRole.Sponsor, "Director");
        return partnership;
    }

    private static void Grant(Partnership partnership, WaiverChange change) =>
        Authority(change).Grant(partnership, change.Waiver, change.RequestedBy!);

    private static void Revoke(Partnership partnership, WaiverChange change) => Authority(change).Revoke(
        partnership,
        change.Waiver.CriterionId,
        change.Waiver.GrantedBy,
        change.Waiver.Rationale,
        change.Waiver.GrantedAt);

    private static WaiverAuthority Authority(WaiverChange change) =>
        change.Http.RequestServices.GetRequiredService<WaiverAuthority>();

    private static async Task<JsonElement> WaiverAsync(TestApp app) =>
        (await app.GetAsync("/partnerships/1")).Json.GetProperty("subject").GetProperty("waivers")[0];
}
