using System.Net;
using System.Text.Json;

namespace Lifecycle.AspNetCore.Tests.Harness;

/// <summary>A response that was read to its end.</summary>
internal sealed record Reply(HttpStatusCode Status, HttpResponseMessage Message, string Body)
{
    public int Code => (int)Status;

    public string? Type => Message.Content.Headers.ContentType?.ToString();

    public string? ETag => Header("ETag");

    public JsonElement Json => JsonElement.Parse(Body);

    /// <summary>The name of the problem.</summary>
    public string Problem
    {
        get
        {
            Assert.Equal("application/problem+json", Type);
            Assert.Equal(Code, Json.GetProperty("status").GetInt32());
            Assert.False(string.IsNullOrEmpty(Text("title")));
            return Text("type").Split("/docs/http.md#")[1];
        }
    }

    public string Detail => Text("detail");

    public string Text(string name) => Json.GetProperty(name).GetString()!;

    public long Number(string name) => Json.GetProperty(name).GetInt64();

    public string? Header(string name) =>
        Message.Headers.TryGetValues(name, out var values) || Message.Content.Headers.TryGetValues(name, out values)
            ? string.Join(", ", values)
            : null;

    public string[] Names(string list, string member) =>
        [.. Json.GetProperty(list).EnumerateArray().Select(each => each.GetProperty(member).GetString()!)];

    public override string ToString() => $"{Code} {Body}";
}
