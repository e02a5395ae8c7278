namespace Lifecycle.Analyzers.Tests.Stateless;

public class UnconfiguredDestinationTests
{
    [Theory]
    [InlineData("m.Configure(A).Permit(X, {|LFC4018:B|}).Permit(Y, C); m.Configure(C).Permit(X, {|LFC4018:D|});")]
    [InlineData("m.Configure(A).Permit(X, B); m.Configure(B);")]
    [InlineData("m.Configure(A).Permit(X, B); m.Configure(B).Permit(Y, A);")]
    public Task A_destination_that_is_never_configured_is_reported_if_enabled(string statements) =>
        MachineScenario.RunsThroughAsync("LFC4018", $"var m = new M(A); {statements}");
}
