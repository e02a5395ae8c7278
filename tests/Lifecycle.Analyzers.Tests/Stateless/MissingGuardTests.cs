namespace Lifecycle.Analyzers.Tests.Stateless;

public class MissingGuardTests
{
    [Theory]
    [InlineData(
        "m.Configure(A).{|LFC4007:PermitIf(X, B)|}; m.Fire(X); Check.That(m.State == B, \"It has not moved.\");")]
    [InlineData("m.Configure(A).{|LFC4007:PermitReentryIf(X)|}; m.Fire(X);")]
    [InlineData("m.Configure(A).{|LFC4007:IgnoreIf(X)|}; m.Fire(X);")]
    [InlineData("m.Configure(A).{|LFC4007:PermitIfAsync(X, B)|}; await m.FireAsync(X);")]
    [InlineData(
        "m.Configure(A).PermitIf(X, B, () => true).IgnoreIf(Y, () => false).PermitIf(Z, C, new Tuple<Func<bool>, "
            + "string>(() => true, \"\")); m.Fire(X);")]
    public Task A_conditional_method_without_a_guard_is_reported(string statements) =>
        MachineScenario.RunsThroughAsync("LFC4007", $"var m = new M(A); {statements}");
}
