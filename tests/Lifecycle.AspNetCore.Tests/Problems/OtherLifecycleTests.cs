using Lifecycle.AspNetCore.Tests.Harness;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Lifecycle.AspNetCore.Tests.Problems;

/// <summary>An action that uses another lifecycle throws what the endpoints must not take for their own.</summary>
public class OtherLifecycleTests
{
    [Theory]
    [InlineData("missing")]
    [InlineData("exists")]
    [InlineData("reused")]
    [InlineData("stranded")]
    [InlineData("refused")]
    public async Task An_exception_about_another_lifecycle_is_the_applications(string trigger)
    {
        await using var app = await StartAsync();

        var reply = await app.PostAsync($"/chain/1/triggers/{trigger}", "{}", ("Idempotency-Key", "k"));

        Assert.Equal((500, ""), (reply.Code, reply.Body));
        Assert.Equal(0, (await app.GetAsync("/chain/1")).Number("version"));
    }

    [Fact]
    public async Task Of_a_store_is_said_what_is_true_of_every_store()
    {
        await using var app = await StartAsync();

        var reply = await app.PostAsync("/chain/1/triggers/down");

        Assert.Equal((503, "unavailable"), (reply.Code, reply.Problem));
        Assert.Equal("The instance was not changed. Repeat the request later.", reply.Detail);
    }

    private static async Task<TestApp> StartAsync()
    {
        var app = await TestApp.StartAsync(
            services: services => services.AddLifecycle<ChainLifecycle>().UseInMemory(),
            before: each => each.MapLifecycle<ChainLifecycle>("/chain"));
        await app.SendAsync("PUT", "/chain/1", """{"subject":{}}""", ("If-None-Match", "*"));
        return app;
    }

    private sealed class ChainLifecycle : LifecycleDefinition<string, string, object>
    {
        private static readonly Dictionary<string, Exception> Thrown = new()
        {
            ["missing"] = new InstanceNotFoundException("Account", "1"),
            ["exists"] = new InstanceExistsException("Account", "1"),
            ["reused"] = new CommandReusedException("of another", "open", "close"),
            ["stranded"] = new StrandedInstanceException("Account", "1", "here", 1, "It is stranded."),
            ["refused"] = new ConcurrencyConflictException("Account 1 was not updated."),
            ["down"] = new LifecycleStoreException("other", "It is down.") { IsTransient = true },
        };

        protected override void Define(LifecycleBuilder<string, string, object> lifecycle)
        {
            lifecycle.StartsIn("here");
            lifecycle.Stage("here").On("leave").GoTo("there");
            lifecycle.Stage("there").IsTerminal();
            foreach (var (trigger, exception) in Thrown)
                lifecycle.Stage("here").On(trigger).OnTransition(_ => throw exception).Stay();
        }
    }
}
