namespace Lifecycle.Analyzers.Tests.Stateless;

public class ReplacedHandlerTests
{
    [Theory]
    [InlineData(
        "m.OnUnhandledTrigger((_, _) => first++); m.{|LFC4012:OnUnhandledTrigger((_, _) => second++)|}; m.Fire(X);")]
    [InlineData(
        "m.OnUnhandledTrigger((_, _) => first++); m.{|LFC4012:OnUnhandledTriggerAsync((_, _) => { second++; return "
            + "Task.CompletedTask; })|}; await m.FireAsync(X);")]
    public Task A_second_handler_replaces_the_first(string statements) =>
        MachineScenario.RunsThroughAsync(
            "LFC4012",
            $"var (first, second) = (0, 0); var m = new M(A); {statements} Check.That((first, second) == (0, 1), "
                + "\"Both are called.\");");

    [Theory]
    [InlineData("m.OnUnhandledTrigger((_, _) => { }); m.OnTransitioned(_ => { }); m.OnTransitioned(_ => { });")]
    [InlineData("if (m.State == A) m.OnUnhandledTrigger((_, _) => { }); else m.OnUnhandledTrigger((_, _) => { });")]
    [InlineData("m.OnUnhandledTrigger((_, _) => { }); m = new M(A); m.OnUnhandledTrigger((_, _) => { });")]
    public Task One_handler_on_each_path_is_fine(string statements) =>
        MachineScenario.RunsThroughAsync("LFC4012", $"var m = new M(A); {statements}");
}
