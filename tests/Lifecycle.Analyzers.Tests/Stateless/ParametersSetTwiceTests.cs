namespace Lifecycle.Analyzers.Tests.Stateless;

public class ParametersSetTwiceTests
{
    [Theory]
    [InlineData("m.SetTriggerParameters<int>(X); m.{|LFC4008:SetTriggerParameters<int>(X)|};")]
    [InlineData(
        "var x = m.SetTriggerParameters<int>(X); var again = m.{|LFC4008:SetTriggerParameters<string, int>(X)|};")]
    public Task Parameters_that_are_set_twice_throw(string statements) =>
        MachineScenario.ThrowsAsync<InvalidOperationException>("LFC4008", $"var m = new M(A); {statements}");

    [Theory]
    [InlineData("m.SetTriggerParameters<int>(X); m.SetTriggerParameters<int>(Y);")]
    [InlineData("var n = new M(A); m.SetTriggerParameters<int>(X); n.SetTriggerParameters<int>(X);")]
    [InlineData(
        "if (Environment.TickCount == 1) m.SetTriggerParameters<int>(X); else m.SetTriggerParameters<string>(X);")]
    public Task Parameters_that_are_set_once_do_not_throw(string statements) =>
        MachineScenario.RunsThroughAsync("LFC4008", $"var m = new M(A); {statements}");
}
