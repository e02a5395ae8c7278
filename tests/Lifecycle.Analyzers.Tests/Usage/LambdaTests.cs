using Lifecycle.Analyzers.Tests.Usage.CorrectCode;

namespace Lifecycle.Analyzers.Tests.Usage;

/// <summary>Lambdas whose exceptions are no more expected than those of the code around them, and others.</summary>
public class LambdaTests
{
    /// <summary>Endpoints with the names of ASP.NET Core, which run their handler once.</summary>
    private const string Endpoints = """
        namespace Microsoft.AspNetCore.Builder
        {
            public static class EndpointRouteBuilderExtensions
            {
                public static Task MapPost(this string routes, Func<Task> handler) => handler();
                public static Task MapPut(this string routes, Func<global::Article, Task> handler) => handler(new());
            }
        }

        namespace Own
        {
            public static class EndpointRouteBuilderExtensions
            {
                public static async Task MapPost(string routes, Func<Task> handler)
                {
                    try { await handler(); } catch (TransitionNotPermittedException) { }
                }
            }
        }
        """;

    [Theory]
    [InlineData(
        "await Task.Run(async () => { var it = Shelf.Lifecycle.Start(new()); await "
            + "{|LFC1001:it.FireAsync(Publish)|}; });")]
    [InlineData("await Task.Run(async () => { await {|LFC1001:any.FireAsync(Archive)|}; });")]
    [InlineData(
        "await Task.Run(async () => { var it = Shelf.Lifecycle.Start(new()); await it.FireAsync(Submit); "
            + "await {|LFC1001:it.FireAsync(Publish)|}; }).ConfigureAwait(false);")]
    [InlineData(
        "await Task.Run(async () => await Task.Run(async () => { var it = Shelf.Lifecycle.Start(new()); "
            + "await {|LFC1001:it.FireAsync(Publish)|}; }));")]
    [InlineData(
        "var moved = await Task.Run(async () => { var it = Shelf.Lifecycle.Start(new()); var result = await "
            + "{|LFC1002:it.TryFireAsync(Publish)|}; return result.Moved; });")]
    public Task A_fire_that_every_possible_stage_refuses_is_reported_in_what_an_awaited_task_runs(string statements) =>
        Correct.VerifyAsync(statements);

    [Theory]
    [InlineData(
        "await draft.FireAsync(Submit); await Task.Run(async () => { await {|LFC1005:draft.FireAsync(Hold)|}; });")]
    [InlineData("await Task.Run(() => { Shelf.Lifecycle.Resume(new(), {|LFC1009:(Stage)42|}); });")]
    public Task Other_calls_that_throw_are_reported_in_what_an_awaited_task_runs(string statements) =>
        Correct.VerifyAsync(statements);

    [Theory]
    [InlineData(
        "await Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions.MapPost(\"\", async () => { var "
            + "it = Shelf.Lifecycle.Start(new()); await {|LFC1001:it.FireAsync(Publish)|}; });")]
    [InlineData(
        "await Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions.MapPut(\"\", async article => { "
            + "var it = Shelf.Lifecycle.Start(article); await it.FireAsync(Submit); await "
            + "{|LFC1001:it.FireAsync(Edit)|}; });")]
    public Task A_fire_that_every_possible_stage_refuses_is_reported_in_the_handler_of_an_endpoint(string statements) =>
        Correct.VerifyAsync(statements, types: Endpoints);

    [Theory]
    [InlineData(
        "await Task.Run(async () => { var it = Shelf.Lifecycle.Start(new()); await it.FireAsync(Submit); "
            + "await it.FireAsync(Approve); });")]
    [InlineData(
        "await draft.FireAsync(Submit); await Task.Run(async () => { await draft.FireAsync(Approve); }); "
            + "await draft.FireAsync(Publish);")]
    [InlineData(
        "var it = draft; it = Shelf.Lifecycle.Resume(new(), Accepted); await Task.Run(async () => { await "
            + "it.FireAsync(Publish); });")]
    [InlineData(
        "Held? it = null; await Task.Run(async () => { it = Shelf.Lifecycle.Resume(new(), Accepted); await "
            + "it.FireAsync(Publish); }); await it!.FireAsync(Withdraw);")]
    [InlineData(
        "try { await Task.Run(async () => { await draft.FireAsync(Publish); }); } catch "
            + "(TransitionNotPermittedException) { }")]
    [InlineData(
        "try { await Task.Run(async () => { await draft.FireAsync(Archive); }); } catch (LifecycleException) "
            + "{ } finally { Console.Write(1); }")]
    [InlineData(
        "try { try { await Task.Run(async () => { await draft.FireAsync(Archive); }); } finally { "
            + "Console.Write(1); } } catch (Exception) { }")]
    [InlineData(
        "var task = Task.Run(async () => { await draft.FireAsync(Archive); }); try { await task; } catch "
            + "(TransitionNotPermittedException) { }")]
    [InlineData("await Task.WhenAny(Task.Run(async () => { await draft.FireAsync(Archive); }));")]
    [InlineData(
        "await Task.Run(async () => { await draft.FireAsync(Archive); }).ContinueWith(task => "
            + "task.IsFaulted);")]
    [InlineData(
        "await Task.Run(async () => { await draft.FireAsync(Archive); "
            + "}).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);")]
    [InlineData("await Task.Run(() => { return draft.FireAsync(Archive); });")]
    [InlineData(
        "await Task.Run(async () => { try { await draft.FireAsync(Archive); } catch (LifecycleException) { } "
            + "});")]
    [InlineData("await Ignoring(async () => await Task.Run(async () => { await draft.FireAsync(Archive); }));")]
    [InlineData("await Ignoring(async () => { var it = Shelf.Lifecycle.Start(new()); await it.FireAsync(Publish); });")]
    [InlineData(
        "Func<Task> fire = () => Task.Run(async () => { await draft.FireAsync(Archive); }); await "
            + "Ignoring(fire);")]
    [InlineData(
        "await Own.EndpointRouteBuilderExtensions.MapPost(\"\", async () => { await "
            + "draft.FireAsync(Publish); });")]
    [InlineData(
        "await Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions.MapPost(\"\", async () => { try { "
            + "await draft.FireAsync(Publish); } catch (TransitionNotPermittedException) { } });")]
    [InlineData(
        "await Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions.MapPost(\"\", async () => { await "
            + "draft.FireAsync(Submit); }); await draft.FireAsync(Approve);")]
    public Task A_fire_in_a_lambda_that_may_be_permitted_or_expected_to_fail_is_not_reported(string statements) =>
        Correct.VerifyAsync(
            statements,
            "static async Task Ignoring(Func<Task> act) { try { await act(); } catch (LifecycleException) { } }",
            Endpoints);

    [Fact]
    public Task A_refusal_in_the_handler_of_an_event_may_be_expected_by_who_raises_it() =>
        CorrectCode.Correct.VerifyAsync(
            "var bell = new Bell(); bell.Rung += () => { var it = Shelf.Lifecycle.Start(new()); "
                + "it.FireAsync(Publish).GetAwaiter().GetResult(); }; "
                + "try { bell.Ring(); } catch (TransitionNotPermittedException) { }",
            types: """
                public class Bell
                {
                    public event Action? Rung;
                    public void Ring() => Rung?.Invoke();
                }
                """);
}
