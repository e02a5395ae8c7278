using System.Text.Json;
using Lifecycle.AspNetCore.Tests.Harness;
using Lifecycle.AspNetCore.Tests.OpenApi;
using Lifecycle.AspNetCore.Tests.Stories;
using Lifecycle.Partnerships;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Lifecycle.AspNetCore.Tests.Readers;

/// <summary>A client that is generated from the OpenAPI document uses the endpoints.</summary>
public class KiotaTests
{
    [KiotaFact]
    public async Task A_generated_client_takes_a_partnership_to_its_launch()
    {
        await using var app = await TestApp.StartAsync(
            services: services =>
            {
                OpenApiDocument.AddTo(services);
                services.AddPartnershipLifecycle().UseInMemory();
            },
            before: each =>
            {
                OpenApiDocument.MapIn(each);
                each.MapLifecycle<PartnershipLifecycle>("/partnerships");
            });
        var document = await OpenApiDocument.OfAsync(app);
        var assembly = await Kiota.CompileAsync(document.Text, "Launch.cs");
        using var http = new HttpClient { BaseAddress = new(app.Address) };
        http.DefaultRequestHeaders.Add(TestUsers.Header, WarmHomes.Manager);

        var run = assembly.GetType("Launch", throwOnError: true)!.GetMethod("RunAsync")!;
        var story = await (Task<IReadOnlyList<string>>)run.Invoke(
            null, [http, JsonSerializer.Serialize(WarmHomes.ReadyToLaunch())])!;

        Assert.Equal(
            [
                "0: Preparation", "refused: 409", "Moved to Development", "Moved to Implementation",
                "Moved to Fulfilment", "3: Fulfilment", "5 entries, whole",
            ],
            story);
    }
}
