using Lifecycle.AspNetCore.Tests.Harness;
using Lifecycle.Storage.Tests.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace Lifecycle.AspNetCore.Tests.Problems;

public class StoreProblemTests
{
    private readonly FaultyStore _store = new(new InMemoryLifecycleStore());

    [Theory]
    [InlineData(true, false, "5", "The instance was not changed. Repeat the request later.")]
    [InlineData(
        true,
        true,
        "5",
        "The change may have been stored. Read the instance before you try again; a request with an Idempotency-Key "
            + "could be repeated.")]
    [InlineData(false, false, null, "The instance was not changed. The server's log says why.")]
    public async Task A_store_that_fails_is_unavailable(bool isTransient, bool isUnknown, string? wait, string detail)
    {
        await using var app = await StartAsync();
        _store.BeforeWrite = () => throw new LifecycleStoreException("db", "The password of db is secret.")
        {
            IsTransient = isTransient,
            IsOutcomeUnknown = isUnknown,
        };

        var reply = await app.FireAsync("Note");

        Assert.Equal((503, "unavailable", wait), (reply.Code, reply.Problem, reply.Header("Retry-After")));
        Assert.Equal(detail, reply.Detail);
        Assert.DoesNotContain("secret", reply.Body, StringComparison.Ordinal);
        Assert.Equal(
            ["Lifecycle.AspNetCore: Loan: a POST request failed. LifecycleStoreException"], app.Log.Errors);
    }

    [Fact]
    public async Task A_history_that_cannot_be_read_is_a_problem_and_no_broken_list()
    {
        await using var app = await StartAsync();
        _store.BeforeHistory = () => throw new LifecycleStoreException("db", "It is gone.") { IsTransient = true };

        Assert.Equal("unavailable", (await app.GetAsync("/loans/1/history")).Problem);
    }

    [Fact]
    public async Task A_change_that_others_overtake_at_every_attempt_is_to_be_repeated()
    {
        await using var app = await StartAsync();
        var seen = await app.SeenAsync();
        _store.Reported = StoreOutcome.ConflictInTransaction;

        var reply = await app.FireAsync("Note", null, seen);

        Assert.Equal((409, "conflict", "1"), (reply.Code, reply.Problem, reply.Header("Retry-After")));
    }

    [Fact]
    public async Task An_instance_that_the_definition_has_no_place_for_is_stranded()
    {
        await using var app = await StartAsync();
        _store.Found = found => found! with { Stage = "Pawned" };

        var reply = await app.GetAsync("/loans/1");

        Assert.Equal((500, "stranded"), (reply.Code, reply.Problem));
        Assert.Contains("refers to stage Pawned", reply.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_quotes_a_subject_is_not_told()
    {
        await using var app = await StartAsync();
        _store.Found = found => found! with { Subject = """{"amount":"a secret"}""" };

        var reply = await app.GetAsync("/loans/1");

        Assert.Equal((500, "failed"), (reply.Code, reply.Problem));
        Assert.DoesNotContain("secret", reply.Body, StringComparison.Ordinal);
        Assert.Equal(["Lifecycle.AspNetCore: Loan: a GET request failed. LifecycleException"], app.Log.Errors);
    }

    [Fact]
    public async Task A_gate_that_nothing_but_faults_closes_is_to_be_tried_again()
    {
        await using var app = await TestApp.StartAsync();
        await app.PutAsync("1", """{"subject":{"amount":1,"income":1,"registerIsDown":true}}""");
        await app.FireAsync("Assess");

        var reply = await app.FireAsync("Approve", """{"payload":{"rate":3}}""");

        Assert.Equal((503, "faulted", "5"), (reply.Code, reply.Problem, reply.Header("Retry-After")));
        Assert.Equal("Faulted", reply.Names("criteria", "verdict").Single());
        Assert.Equal("It could not be evaluated.", reply.Names("criteria", "reason").Single());
    }

    [Fact]
    public async Task The_application_may_add_to_every_problem()
    {
        await using var app = await TestApp.StartAsync(services: services => services.AddProblemDetails(options =>
            options.CustomizeProblemDetails = context => context.ProblemDetails.Extensions["node"] = "n1"));

        var json = await app.GetAsync("/loans/1");
        var lines = await app.GetAsync("/loans/1", ("Accept", "application/x-ndjson"));

        Assert.Equal(("not-found", "n1"), (json.Problem, json.Text("node")));
        Assert.Equal("not-found", lines.Problem);
    }

    private async Task<TestApp> StartAsync()
    {
        var app = await TestApp.StartAsync(store: loan => loan.UseStore(_ => _store));
        await app.PutAsync("1");
        return app;
    }
}
