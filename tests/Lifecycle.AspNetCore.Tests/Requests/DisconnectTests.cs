using Lifecycle.AspNetCore.Tests.Harness;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Lifecycle.AspNetCore.Tests.Requests;

public class DisconnectTests
{
    /// <summary>Otherwise the effects of an action could be had again and again, without a step.</summary>
    [Fact]
    public async Task A_client_that_is_gone_does_not_stop_a_change_half_way()
    {
        var (isEntered, isGone, mayGoOn) =
            (new TaskCompletionSource(), new TaskCompletionSource(), new TaskCompletionSource());
        await using var app = await TestApp.StartAsync(
            services: services => services.AddLifecycle(new SlowLifecycle(isEntered, mayGoOn.Task)).UseInMemory(),
            before: each => each.MapLifecycle("Slow", "/slow").AddEndpointFilter((context, next) =>
            {
                context.HttpContext.RequestAborted.Register(isGone.SetResult);
                return next(context);
            }));
        await app.SendAsync("PUT", "/slow/1", """{"subject":{}}""", ("If-None-Match", "*"));
        using var client = new HttpClient { BaseAddress = new(app.Address) };
        using var hangsUp = new CancellationTokenSource();

        var sent = client.PostAsync("/slow/1/triggers/pay", content: null, hangsUp.Token);
        await isEntered.Task;
        await hangsUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sent);
        await isGone.Task.WaitAsync(TimeSpan.FromMinutes(1));
        mayGoOn.SetResult();

        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while ((await app.GetAsync("/slow/1")).Number("version") == 0)
            await Task.Delay(10, late.Token);
        Assert.Equal(2, (await app.GetAsync("/slow/1/history")).Json.GetArrayLength());
    }

    [Fact]
    public async Task A_change_that_takes_too_long_is_cancelled_and_told()
    {
        var time = new FakeTimeProvider();
        var isEntered = new TaskCompletionSource();
        await using var app = await TestApp.StartAsync(
            services: services => services
                .AddSingleton<TimeProvider>(time)
                .AddLifecycle(new SlowLifecycle(isEntered, Task.Delay(Timeout.Infinite)))
                .UseInMemory(),
            before: each => each.MapLifecycle(
                "Slow", "/slow", options => options.ChangeTimeout = TimeSpan.FromSeconds(30)));
        await app.SendAsync("PUT", "/slow/1", """{"subject":{}}""", ("If-None-Match", "*"));

        var sent = app.PostAsync("/slow/1/triggers/pay", null, ("Idempotency-Key", "k"));
        await isEntered.Task.WaitAsync(TimeSpan.FromMinutes(1));
        time.Advance(TimeSpan.FromSeconds(29));
        Assert.False(sent.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));
        var reply = await sent.WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal((503, "timed-out"), (reply.Code, reply.Problem));
        Assert.Contains("Repeat the request with the same Idempotency-Key", reply.Detail, StringComparison.Ordinal);
        Assert.Equal(0, (await app.GetAsync("/slow/1")).Number("version"));
        Assert.Single(app.Log.Errors);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public async Task A_limit_that_is_no_time_is_found_at_the_start(int seconds) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
            TestApp.StartAsync(options => options.ChangeTimeout = TimeSpan.FromSeconds(seconds)));

    private sealed class SlowLifecycle(TaskCompletionSource isEntered, Task mayGoOn)
        : LifecycleDefinition<string, string, object>
    {
        public override string Name => "Slow";

        protected override void Define(LifecycleBuilder<string, string, object> lifecycle)
        {
            lifecycle.StartsIn("here");
            lifecycle.Stage("here").On("pay").OnTransition(async (_, cancellationToken) =>
            {
                isEntered.TrySetResult();
                await mayGoOn.WaitAsync(cancellationToken);
            }).GoTo("there");
            lifecycle.Stage("there").IsTerminal();
        }
    }
}
