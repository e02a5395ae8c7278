using Lifecycle.AspNetCore.Tests.Harness;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Lifecycle.AspNetCore.Tests.Problems;

/// <summary>What an exception of a criterion says of the server stays in the log.</summary>
public class FaultTests
{
    private const string Secret = "The register does not answer.";

    [Fact]
    public async Task No_answer_tells_the_exception_of_a_criterion()
    {
        await using var app = await TestApp.StartAsync();
        await app.PutAsync("1", """{"subject":{"amount":1,"income":1,"registerIsDown":true}}""");
        await app.FireAsync("Assess");

        Reply[] replies =
        [
            await app.FireAsync("Approve", """{"payload":{"rate":3}}"""),
            await app.PostAsync("/loans/1/gates/Approve", """{"payload":{"rate":3}}"""),
            await app.GetAsync("/loans/1/prospects"),
            await app.GetAsync("/loans/1/plan?goal=PaidOut"),
            await app.GetAsync("/loans/1/history"),
            await app.GetAsync("/loans/1/history", ("Accept", "application/x-ndjson")),
        ];

        Assert.All(replies, reply =>
        {
            Assert.Contains("It could not be evaluated.", reply.Body, StringComparison.Ordinal);
            Assert.DoesNotContain(Secret, reply.Body, StringComparison.Ordinal);
        });
        Assert.Contains(
            "Lifecycle.AspNetCore: Loan: criterion REG-01 could not be evaluated. TimeoutException", app.Log.Warnings);
    }

    [Fact]
    public async Task A_waived_fault_is_not_told_either()
    {
        await using var app = await TestApp.StartAsync(
            services: services => services.AddLifecycle<WaivedLifecycle>().UseInMemory(),
            before: each => each.MapLifecycle<WaivedLifecycle>("/waived"));
        await app.SendAsync("PUT", "/waived/1", """{"subject":{}}""", ("If-None-Match", "*"));

        var fired = await app.PostAsync("/waived/1/triggers/go");
        var history = await app.GetAsync("/waived/1/history");

        Assert.Contains("\"Waived\"", fired.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", fired.Body + history.Body, StringComparison.Ordinal);
    }

    private sealed class WaivedLifecycle : LifecycleDefinition<string, string, object>
    {
        protected override void Define(LifecycleBuilder<string, string, object> lifecycle)
        {
            lifecycle.WaiversFrom(_ => [new("W-1", "Bo", "It is urgent.", DateTimeOffset.UnixEpoch)]);
            lifecycle.StartsIn("here");
            lifecycle.Stage("here")
                .On("go")
                .Requires("W-1", Throw, "No.", severity: Severity.Waivable)
                .GoTo("there");
            lifecycle.Stage("there").IsTerminal();
        }

        private static bool Throw(object subject) => throw new InvalidOperationException("a secret");
    }
}
