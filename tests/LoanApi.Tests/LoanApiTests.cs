using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace LoanApi.Tests;

public sealed class LoanApiTests : IDisposable
{
    private readonly LoanApp _app = new();
    private readonly HttpClient _desk;
    private readonly HttpClient _board;

    public LoanApiTests()
    {
        (_desk, _board) = (_app.CreateClient(), _app.CreateClient());
        _desk.DefaultRequestHeaders.Add("X-Api-Key", "desk-key");
        _board.DefaultRequestHeaders.Add("X-Api-Key", "board-key");
    }

    [Fact]
    public async Task An_application_is_filed_assessed_approved_and_paid_out()
    {
        var filed = await FileAsync("1");
        var assessed = await FireAsync(_desk, "Assess");
        var approved = await FireAsync(_board, "Approve", """{"payload":{"rate":4.5}}""");
        var paid = await FireAsync(_desk, "PayOut");

        Assert.Equal((HttpStatusCode.Created, "/loans/1"), (filed.StatusCode, $"{filed.Headers.Location}"));
        Assert.All([assessed, approved, paid], reply => Assert.Equal(HttpStatusCode.OK, reply.StatusCode));
        var loan = await _desk.GetFromJsonAsync<JsonElement>("/loans/1");
        Assert.Equal("PaidOut", loan.GetProperty("stage").GetString());
        Assert.Equal(4.5m, loan.GetProperty("subject").GetProperty("rate").GetDecimal());
        Assert.Empty(loan.GetProperty("permitted").EnumerateArray());
        var history = await _desk.GetFromJsonAsync<JsonElement>("/loans/1/history");
        Assert.Equal(
            ["Ann", "Ann", "Bo", "Ann"],
            history.EnumerateArray().Select(entry => entry.GetProperty("actor").GetString()));
    }

    [Fact]
    public async Task A_request_that_is_sent_again_is_applied_once_and_a_stale_one_is_refused()
    {
        var seen = ("If-Match", $"{(await FileAsync("1")).Headers.ETag}");

        var first = await FireAsync(_desk, "Assess", null, ("Idempotency-Key", "k"), seen);
        var again = await FireAsync(_desk, "Assess", null, ("Idempotency-Key", "k"), seen);
        var stale = await FireAsync(_desk, "Decline", null, seen);

        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        using var known = new HttpRequestMessage(HttpMethod.Get, "/loans/1");
        known.Headers.IfNoneMatch.Add((await _desk.GetAsync("/loans/1")).Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await _desk.SendAsync(known)).StatusCode);
    }

    [Fact]
    public async Task Only_an_underwriter_approves_and_no_one_is_let_in_without_a_key()
    {
        await FileAsync("1");
        await FireAsync(_desk, "Assess");

        var clerk = await FireAsync(_desk, "Approve", """{"payload":{"rate":4.5}}""");
        var anonymous = await _app.CreateClient().GetAsync("/loans/1");

        Assert.Equal(HttpStatusCode.Forbidden, clerk.StatusCode);
        Assert.Equal("application/problem+json", clerk.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.Unauthorized, anonymous.StatusCode);
        Assert.Equal("application/problem+json", anonymous.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task The_API_describes_itself()
    {
        var document = await _app.CreateClient().GetFromJsonAsync<JsonElement>("/openapi/v1.json");

        Assert.True(document.GetProperty("paths").TryGetProperty("/loans/{id}/triggers/Approve", out _));
    }

    public void Dispose() => _app.Dispose();

    private async Task<HttpResponseMessage> FileAsync(string id)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/loans/{id}")
        {
            Headers = { { "If-None-Match", "*" } },
            Content = JsonContent.Create(new { subject = new { applicant = "Cy", amount = 9000, income = 4000 } }),
        };
        return await _desk.SendAsync(request);
    }

    private static async Task<HttpResponseMessage> FireAsync(
        HttpClient user, string trigger, string? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/loans/1/triggers/{trigger}");
        if (body is not null)
            request.Content = new StringContent(body, null, "application/json");
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        return await user.SendAsync(request);
    }
}
