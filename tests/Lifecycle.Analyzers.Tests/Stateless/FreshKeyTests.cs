namespace Lifecycle.Analyzers.Tests.Stateless;

public class FreshKeyTests
{
    [Theory]
    [InlineData(
        "var m = new StateMachine<S, Cmd>(A); m.Configure(A).Permit(new Cmd(), B); m.Fire({|LFC4024:new "
            + "Cmd()|});",
        "public class Cmd { }")]
    [InlineData(
        "var m = new StateMachine<S, Cmd>(A); m.Configure(A).Permit(new Pay(), B); m.Fire({|LFC4024:new "
            + "Pay()|});",
        "public abstract class Cmd { } public sealed class Pay : Cmd { }")]
    [InlineData(
        "var m = new StateMachine<St, T>(new St()); m.Configure({|LFC4024:new St()|}).Permit(X, new St()); "
            + "m.Fire(X);",
        "public class St { }")]
    public Task A_new_object_without_equality_matches_nothing(string statements, string members = "") =>
        MachineScenario.FailsAsync("LFC4024", statements, members);

    [Theory]
    [InlineData(
        "var m = new StateMachine<S, Cmd>(A); m.Configure(A).Permit(new Cmd(), B); m.Fire(new Cmd());",
        "public record Cmd;")]
    [InlineData(
        "var m = new StateMachine<S, Cmd>(A); m.Configure(A).Permit(new Cmd(), B); m.Fire(new Cmd());",
        "public class Cmd { public override bool Equals(object? o) => o is Cmd; public override int "
            + "GetHashCode() => 1; }")]
    [InlineData(
        "var m = new StateMachine<S, Cmd>(A); m.Configure(A).Permit(new Pay(), B); m.Fire(new Pay());",
        "public abstract class Cmd { public override bool Equals(object? o) => o?.GetType() == GetType(); "
            + "public override int GetHashCode() => 1; } public class Pay : Cmd { }")]
    [InlineData(
        "var c = new Cmd(); var m = new StateMachine<S, Cmd>(A); m.Configure(A).Permit(c, B); m.Fire(c);",
        "public class Cmd { }")]
    [InlineData(
        "var m = new StateMachine<S, Cmd>(A); m.OnUnhandledTrigger((_, _) => { }); m.Configure(A).Permit(new "
            + "Cmd(), B); m.Fire(new Cmd());",
        "public class Cmd { }")]
    [InlineData(
        "var m = new StateMachine<S, Cmd>(A); m.Configure(A).Permit(new Cmd(), B); m.Fire(new Cmd());",
        "public struct Cmd { }")]
    [InlineData(
        "var m = new StateMachine<S, string>(A); m.Configure(A).Permit(\"ab\", B); m.Fire(new string(new[] { "
            + "'a', 'b' }));")]
    public Task An_object_that_may_equal_a_configured_one_is_not_reported(string statements, string members = "") =>
        MachineScenario.RunsThroughAsync("LFC4", statements, members);
}
