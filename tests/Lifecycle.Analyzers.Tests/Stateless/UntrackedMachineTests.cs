namespace Lifecycle.Analyzers.Tests.Stateless;

public class UntrackedMachineTests
{
    [Theory]
    [InlineData("var all = new[] { {|LFC4027:new M(A)|} }; all[0].Configure(A).Permit(X, B); all[0].Fire(X);")]
    [InlineData(
        "var s = Environment.TickCount == 1 ? A : B; var m = {|LFC4027:new M(A)|}; m.Configure(s).Permit(X, C);")]
    [InlineData(
        "new Phone().Machine.Fire(X);",
        "public class Phone { public M Machine { get; } = {|LFC4027:new(A)|}; public Phone() => "
            + "Machine.Configure(A).Permit(X, B); }")]
    [InlineData(
        "Phone.Make().Fire(X);",
        "public static class Phone { public static M Make() { var m = {|LFC4027:new M(A)|}; "
            + "m.Configure(A).Permit(X, B); return m; } }")]
    public Task A_machine_that_other_code_may_configure_is_not_tracked(string statements, string members = "") =>
        MachineScenario.RunsThroughAsync("LFC4027", statements, members);

    [Theory]
    [InlineData("var m = new M(A); m.Configure(A).Permit(X, B); m.Fire(X);")]
    [InlineData(
        "new Phone().Dial();",
        "public class Phone { private readonly M _m = Make(); private static M Make() { var m = new M(A); "
            + "m.Configure(A).Permit(X, B); return m; } public void Dial() => _m.Fire(X); }")]
    public Task A_machine_that_is_tracked_is_not_reported(string statements, string members = "") =>
        MachineScenario.RunsThroughAsync("LFC4027", statements, members);
}
