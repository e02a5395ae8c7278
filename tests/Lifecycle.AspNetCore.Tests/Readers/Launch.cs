using System.Collections.Generic;
using System.IO;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using Generated;
using Generated.Models;
using Generated.Partnerships.Item;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Http.HttpClientLibrary;
using Microsoft.Kiota.Serialization.Json;

/// <summary>Takes a partnership to its launch by a generated client. It is compiled with the client.</summary>
public static class Launch
{
    public static async Task<IReadOnlyList<string>> RunAsync(HttpClient http, string subject)
    {
        var adapter = new HttpClientRequestAdapter(new AnonymousAuthenticationProvider(), httpClient: http)
        {
            BaseUrl = http.BaseAddress!.ToString().TrimEnd('/'),
        };
        var partnership = new ApiClient(adapter).Partnerships["warm/homes"];
        var story = new List<string>();
        var started = await partnership.PutAsync(
            new() { Subject = await NodeAsync(subject), Reason = "It is cold." },
            request => request.Headers.Add("If-None-Match", "*"));
        story.Add($"{started!.Version}: {started.Stage}");
        try
        {
            await partnership.Triggers.Launch.PostAsync(new());
        }
        catch (LifecycleProblem problem)
        {
            story.Add($"refused: {problem.Status}");
        }

        var begun = await partnership.Triggers.BeginDevelopment.PostAsync(new(), Key("a"));
        var agreed = await partnership.Triggers.ReachAgreement.PostAsync(new(), Key("b"));
        var launched = await partnership.Triggers.Launch.PostAsync(new(), Key("c"));
        foreach (var result in new[] { begun, agreed, launched })
            story.Add($"{result!.Outcome} to {result.To}");

        var present = await partnership.GetAsync();
        story.Add($"{present!.Version}: {present.Stage}");
        var history = await partnership.History.GetAsync();
        var verification = await partnership.History.Verification.GetAsync();
        story.Add($"{history!.Count} entries, {(verification!.IsWhole == true ? "whole" : "broken")}");
        return story;
    }

    private static System.Action<RequestConfiguration<DefaultQueryParameters>> Key(string key) =>
        request => request.Headers.Add("Idempotency-Key", key);

    private static async Task<UntypedNode> NodeAsync(string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        var node = await new JsonParseNodeFactory().GetRootParseNodeAsync("application/json", stream);
        return node.GetObjectValue(UntypedNode.CreateFromDiscriminatorValue)!;
    }
}
