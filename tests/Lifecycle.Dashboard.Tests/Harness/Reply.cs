using System.Net;

namespace Lifecycle.Dashboard.Tests.Harness;

/// <summary>What the dashboard answered.</summary>
internal sealed record Reply(HttpResponseMessage Response, string Body)
{
    public int Code => (int)Response.StatusCode;

    /// <summary>The text of the page, without tags.</summary>
    public string Text { get; } = WebUtility.HtmlDecode(
        System.Text.RegularExpressions.Regex.Replace(Body, "<[^>]*>", ""));

    public string Header(string name) =>
        Response.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";

    /// <summary>The value of the first hidden field of that name.</summary>
    public string Field(string name) => WebUtility.HtmlDecode(
        System.Text.RegularExpressions.Regex.Match(Body, $"name=\"{name}\" value=\"([^\"]*)\"").Groups[1].Value);
}
