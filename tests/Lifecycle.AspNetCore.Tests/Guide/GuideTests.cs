using System.Security.Claims;
using System.Text.Json;
using Lifecycle.AspNetCore.Tests.Harness;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Lifecycle.AspNetCore.Tests.Guide;

/// <summary>What docs/http.md quotes works.</summary>
public class GuideTests
{
    [Fact]
    public async Task Options_of_an_application()
    {
        await using var app = await TestApp.StartAsync(
            options => options
                .AuthorizeRead(policy => policy.RequireAuthenticatedUser())
                .AuthorizeStart("clerks")
                .Authorize(LoanTrigger.Approve, "underwriters")
                .Authorize(LoanTrigger.Decline, "underwriters"),
            group: group => group.RequireAuthorization());
        await using var strict = await TestApp.StartAsync(options =>
        {
            options.RequireIdempotencyKey = true;
            options.RequireIfMatch = true;
        });
        await using var part = await TestApp.StartAsync(options =>
        {
            options.ShowSubject((http, subject) => http.User.IsInRole("clerk")
                ? JsonSerializer.SerializeToNode(subject)
                : subject.GetProperty("amount").GetInt32());
        });
        await using var own = await TestApp.StartAsync(options =>
        {
            options.Actor = http => http.User.FindFirstValue("employee-number");
            options.AllowOrigins("https://desk.example.org");
        });

        await using var patched = await TestApp.StartAsync(
            options => options.ShowSubject().AllowPatch("clerks")
        );
        await using var waived = await TestApp.StartAsync(
            options => options.AllowWaivers("underwriters", "waivers")
        );

        Assert.Equal(201, (await patched.PutAsync("1")).Code);
        Assert.Equal(201, (await waived.PutAsync("1")).Code);
        Assert.Equal(401, (await app.GetAsync("/loans")).Code);
        Assert.Equal("key-missing", (await strict.PutAsync("1")).Problem);
        Assert.Equal(100, (await part.PutAsync("1")).Number("subject"));
        Assert.Equal(201, (await own.PutAsync("1")).Code);
    }

    [Fact]
    public async Task Problems_with_a_trace_id()
    {
        await using var app = await TestApp.StartAsync(services: services =>
        {
            services.AddProblemDetails(options => options.CustomizeProblemDetails = context =>
                context.ProblemDetails.Extensions["requestId"] = context.HttpContext.TraceIdentifier);
        });

        Assert.NotEmpty((await app.GetAsync("/loans/1")).Text("requestId"));
    }
}
