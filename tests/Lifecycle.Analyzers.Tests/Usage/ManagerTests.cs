namespace Lifecycle.Analyzers.Tests.Usage;

/// <summary>Code that fires through a manager of stored instances.</summary>
public class ManagerTests
{
    [Theory]
    [InlineData("await {|LFC1001:manager.FireAsync(\"1\", Archive)|};")]
    [InlineData("await {|LFC1001:manager.FireAsync(\"1\", Archive)|}.ConfigureAwait(false);")]
    [InlineData("await {|LFC1001:concrete.FireAsync(\"1\", Archive)|};")]
    [InlineData("_ = await {|LFC1002:manager.TryFireAsync(\"1\", Archive)|};")]
    [InlineData("await manager.FireAsync(\"1\", Submit);")]
    [InlineData("try { await manager.FireAsync(\"1\", Archive); } catch (TransitionNotPermittedException) { }")]
    [InlineData("var task = manager.FireAsync(\"1\", Archive); try { await task; } catch (LifecycleException) { }")]
    [InlineData("const bool isOn = false; if (isOn) await manager.FireAsync(\"1\", Archive);")]
    public Task A_trigger_that_no_stage_permits_is_reported(string statements) => VerifyAsync(statements, "LFC100");

    [Theory]
    [InlineData("{|LFC1003:manager.FireAsync(\"1\", Submit)|};")]
    [InlineData("{|LFC1003:await manager.TryFireAsync(\"1\", Submit)|};")]
    [InlineData("{|LFC1003:await concrete.TryFireAsync(\"1\", Submit)|};")]
    [InlineData("{|LFC1003:manager.TryFireAsync(\"1\", Submit).AsTask().Wait()|};")]
    [InlineData("var result = await manager.TryFireAsync(\"1\", Submit); Console.WriteLine(result.Moved);")]
    [InlineData("await manager.FireAsync(\"1\", Submit);")]
    public Task The_task_or_result_of_a_fire_is_not_dropped(string statements) => VerifyAsync(statements, "LFC1003");

    [Theory]
    [InlineData("await {|LFC1005:manager.FireAsync(\"1\", Hold)|};")]
    [InlineData("await manager.FireAsync(\"1\", Submit, new() { Payload = {|LFC1005:1|} });")]
    [InlineData(
        "await manager.FireAsync(\"1\", Submit); await manager.FireAsync(\"1\", Hold, new() { Payload = \"why\" });")]
    public Task The_payload_matches_the_trigger(string statements) => VerifyAsync(statements, "LFC1005");

    [Theory]
    [InlineData("await manager.UpdateAsync(\"1\", (Action<Article>)({|LFC1011:async _ => await Task.Yield()|}));")]
    [InlineData("await concrete.UpdateAsync(\"1\", {|LFC1011:Change|});")]
    [InlineData("await manager.UpdateAsync(\"1\", _ => { });")]
    [InlineData("await manager.UpdateAsync(\"1\", async _ => await Task.Yield());")]
    [InlineData("await manager.UpdateAsync(\"1\", ChangeAsync);")]
    public Task A_change_is_synchronous_or_returns_a_task(string statements) => VerifyAsync(statements, "LFC1011");

    private static Task<IReadOnlyList<Microsoft.CodeAnalysis.Diagnostic>> VerifyAsync(string statements, string rule) =>
        Scenario.VerifyAsync(
            Articles.Members($$"""
                private static async void Change(Article article) => await Task.Yield();

                private static async Task ChangeAsync(Article article) => await Task.Yield();

                public async Task RunAsync()
                {
                    var concrete = new LifecycleManager<Stage, Trigger, Article>(
                        new ArticleLifecycle(),
                        new InMemoryLifecycleStore(),
                        (System.Text.Json.Serialization.Metadata.JsonTypeInfo<Article>)
                            System.Text.Json.JsonSerializerOptions.Default.GetTypeInfo(typeof(Article)));
                    ILifecycleManager<Stage, Trigger, Article> manager = concrete;
                    await manager.StartAsync("1", new());
                    {{statements}}
                }
                """),
            rule,
            Articles.Definition);
}
