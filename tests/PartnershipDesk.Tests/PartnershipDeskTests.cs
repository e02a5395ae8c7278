using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace PartnershipDesk.Tests;

public class PartnershipDeskTests(RunningDesk desk) : IClassFixture<RunningDesk>
{
    private const string Launch = "/partnerships/warm-homes-oldham-2013/triggers/Launch";

    [Fact]
    public async Task It_has_a_dozen_partnerships_in_four_stages()
    {
        var stages = await StagesAsync();

        Assert.Equal(12, stages.Count);
        Assert.Equal(
            ["Development", "Fulfilment", "Implementation", "Preparation"], stages.Values.Distinct().Order());
        Assert.Equal("Preparation", stages["warm-homes-oldham-2012"]);
        Assert.Equal("Development", stages["edit-after-acceptance"]);
    }

    [Fact]
    public async Task Another_start_seeds_nothing_again()
    {
        var before = await EntriesAsync("warm-homes-oldham");

        await desk.RestartAsync();

        Assert.Equal(12, (await StagesAsync()).Count);
        Assert.Equal(before, await EntriesAsync("warm-homes-oldham"));
    }

    [Theory]
    [InlineData("/", "Sign in as")]
    [InlineData("/lifecycles", "Partnership desk")]
    [InlineData("/lifecycles/PartnershipLifecycle", "Warm Homes Oldham, as of April 2013")]
    [InlineData("/lifecycles/PartnershipLifecycle/instance?id=warm-homes-oldham-2013", "Still owes")]
    [InlineData("/lifecycles/PartnershipLifecycle/instance/board-report?id=herefordshire-better-care-fund", "Red")]
    [InlineData("/openapi/v1.json", "/partnerships/{id}/triggers/Launch")]
    [InlineData("/partnerships", "antimicrobial-resistance-uk")]
    public async Task A_page_answers(string path, string text)
    {
        var reply = await desk.Client.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        Assert.Contains(text, await reply.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_it_prints_leads_to_pages()
    {
        using var printed = new StringWriter();
        Desk.Tell(desk.App, printed);
        var addresses = $"{printed}".Split([' ', '\n', ';'], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.StartsWith("http", StringComparison.Ordinal))
            .ToArray();

        Assert.Equal(6, addresses.Length);
        foreach (var address in addresses)
            Assert.Equal(HttpStatusCode.OK, (await desk.Client.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task A_refused_launch_is_mended_and_fired_over_the_API()
    {
        var refused = await SendAsync("POST", Launch, null);
        var unmet = await refused.Content.ReadFromJsonAsync<JsonElement>();
        var mended = await SendAsync(
            "PATCH",
            "/partnerships/warm-homes-oldham-2013/subject",
            """
            {
              "monitoring": {
                "indicators": ["Households out of fuel poverty", "Measures fitted"],
                "reportingDates": ["2014-09-30", "2016-12-31"]
              }
            }
            """,
            "application/merge-patch+json");
        var launched = await SendAsync("POST", Launch, null);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(
            ["FUL-05"],
            unmet.GetProperty("criteria").EnumerateArray()
                .Where(line => line.GetProperty("blocks").GetBoolean())
                .Select(line => line.GetProperty("id").GetString()));
        Assert.Equal(HttpStatusCode.OK, mended.StatusCode);
        Assert.Equal(
            (HttpStatusCode.OK, "Fulfilment"),
            (launched.StatusCode, (await StagesAsync())["warm-homes-oldham-2013"]));
    }

    [Fact]
    public async Task A_visitor_does_not_launch()
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post, "/partnerships/herefordshire-better-care-fund-2016/triggers/Launch");
        request.Headers.Add("X-User", "A visitor");

        var reply = await desk.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.StatusCode);
        Assert.Contains("ROL-01", await reply.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task<Dictionary<string, string>> StagesAsync()
    {
        var page = await desk.Client.GetFromJsonAsync<JsonElement>("/partnerships?limit=100");
        return page.GetProperty("instances").EnumerateArray().ToDictionary(
            each => each.GetProperty("id").GetString()!, each => each.GetProperty("stage").GetString()!);
    }

    private async Task<int> EntriesAsync(string id) =>
        (await desk.Client.GetFromJsonAsync<JsonElement>($"/partnerships/{id}/history")).GetArrayLength();

    private async Task<HttpResponseMessage> SendAsync(
        string method, string path, string? body, string mediaType = "application/json")
    {
        using var request = new HttpRequestMessage(new(method), path);
        request.Headers.Add("X-User", "Project lead");
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, mediaType);
        return await desk.Client.SendAsync(request);
    }
}
