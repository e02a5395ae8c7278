using Lifecycle.AspNetCore.Tests.Harness;
using Lifecycle.AspNetCore.Tests.OpenApi;
using Lifecycle.Partnerships;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Lifecycle.AspNetCore.Tests.Readers;

/// <summary>Others read the OpenAPI document without a complaint.</summary>
public class RedoclyTests
{
    [RedoclyFact]
    public async Task The_document_of_two_lifecycles_mapped_three_times_is_valid()
    {
        var document = await DocumentAsync();

        var (exitCode, output) = await Redocly.LintAsync(document.Text);

        Assert.True(exitCode == 0, output);
    }

    [RedoclyFact]
    public async Task A_document_with_a_reference_to_nothing_is_not()
    {
        var document = (await DocumentAsync()).Text.Replace(
            "schemas/Loan_Subject\"", "schemas/Nothing\"", StringComparison.Ordinal);

        var (exitCode, output) = await Redocly.LintAsync(document);

        Assert.True(exitCode == 1, output);
        Assert.Contains("Can't resolve $ref", output, StringComparison.Ordinal);
    }

    private static async Task<OpenApiDocument> DocumentAsync()
    {
        await using var app = await TestApp.StartAsync(
            options => options.ShowSubject().AllowPatch("everyone").AllowWaivers("underwriters", "waivers"),
            services: services =>
            {
                OpenApiDocument.AddTo(services);
                services.AddPartnershipLifecycle().UseInMemory();
            },
            before: each =>
            {
                OpenApiDocument.MapIn(each);
                each.MapLifecycle<PartnershipLifecycle>("/partnerships");
                each.MapLifecycle<LoanLifecycle>("/archive");
            });
        return await OpenApiDocument.OfAsync(app);
    }
}
