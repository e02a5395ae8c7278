namespace Lifecycle.Analyzers.Tests.Stateless;

public class ImpossibleMachineFireTests
{
    private const string Wrapper =
        """
        public sealed class Order
        {
            private readonly M _machine;
            public Order()
            {
                _machine = new M(A);
                _machine.Configure(A).Permit(X, B);
                _machine.Configure(B).OnEntry(() => Entered++).Permit(Y, C);
            }
            public int Entered { get; private set; }
            public S State => _machine.State;
            public void Pay() => _machine.Fire(X);
            public void Ship() => _machine.Fire(Y);
            public void Return() { _machine.Fire(Y); }
        }
        """;

    [Theory]
    [InlineData("var m = new M(A); m.Configure(A).Permit(X, B); {|LFC4001:m.Fire(Y)|};")]
    [InlineData("var m = new M(A); m.Configure(A).Permit(X, B); m.Fire(X); {|LFC4001:m.Fire(X)|};")]
    [InlineData("var m = new M(A); m.Configure(A).Permit(X, B); m.Fire(X); await {|LFC4001:m.FireAsync(X)|};")]
    [InlineData(
        "var m = new M(A); m.Configure(A).PermitIf(X, B, () => true); m.Configure(B).PermitIf(Y, C, () => true); "
            + "{|LFC4001:m.Fire(Y)|};")]
    [InlineData(
        "var m = new M(A); m.Configure(A).Permit(X, B).Ignore(Y); m.Fire(Y); m.Fire(X); {|LFC4001:m.Fire(Y)|};")]
    [InlineData(
        "var m = new M(A); m.Configure(A).InternalTransition(Y, () => { }).Permit(X, B); m.Fire(Y); m.Fire(X); "
            + "{|LFC4001:m.Fire(Y)|};")]
    [InlineData(
        "var m = new M(A); m.Configure(A).PermitReentry(X).Permit(Y, B); m.Fire(X); m.Fire(Y); {|LFC4001:m.Fire(X)|};")]
    [InlineData(
        "var m = new M(Sub); m.Configure(Super).Permit(X, B); m.Configure(Sub).SubstateOf(Super); m.Fire(X); "
            + "{|LFC4001:m.Fire(X)|};")]
    [InlineData(
        "var m = new M(A); m.Configure(A).Permit(X, Super); m.Configure(Super).InitialTransition(Sub).Permit(Y, A); "
            + "m.Configure(Sub).SubstateOf(Super); m.Fire(X); {|LFC4001:m.Fire(Z)|};")]
    [InlineData(
        "var m = new M(Sub); m.Configure(Super).Permit(X, Sub).Permit(Y, B); m.Configure(Sub).SubstateOf(Super); "
            + "m.Fire(X); m.Fire(Y); {|LFC4001:m.Fire(X)|};")]
    [InlineData("var m = new M(A, FiringMode.Immediate); m.Configure(A).Permit(X, B); {|LFC4001:m.Fire(Z)|};")]
    [InlineData(
        "var m = new M(A); m.Configure(A).Permit(X, B); if (m.State == A) { m.Fire(X); {|LFC4001:m.Fire(X)|}; }")]
    [InlineData(
        "var m = new M(A); m.Configure(A).PermitIf(X, B, () => true); m.Configure(B).Permit(Y, A); if (m.CanFire(X)) { "
            + "m.Fire(X); {|LFC4001:m.Fire(X)|}; }")]
    [InlineData("var m = new M(A); m.Configure(A).Permit(X, B); m.Fire(X); if (m.IsInState(B)) {|LFC4001:m.Fire(X)|};")]
    [InlineData(
        "S state = A; var m = new M(() => state, s => state = s); m.Configure(A).Permit(X, B); {|LFC4001:m.Fire(Z)|};")]
    [InlineData(
        "var m = new M(A); var set = m.SetTriggerParameters<int>(X); m.Configure(A).Permit(X, B); m.Fire(set, 1); "
            + "{|LFC4001:m.Fire(set, 2)|};")]
    [InlineData(
        "var m = new M(A); var a = m.Configure(A); a.Permit(X, B); a.Permit(Y, C); m.Fire(Y); {|LFC4001:m.Fire(X)|};")]
    [InlineData(
        "var m = new M(A); m.Configure(A).Permit(X, B); m.Configure(B).OnEntry(() => {|LFC4001:m.Fire(Z)|}); "
            + "m.Fire(X);")]
    [InlineData("var m = new M(A); m.Configure(A).Permit(X, B).OnExit(() => {|LFC4001:m.Fire(Z)|}); m.Fire(X);")]
    [InlineData(
        "var m = new M(A); m.OnTransitioned(_ => {|LFC4001:m.Fire(W)|}); m.Configure(A).Permit(X, B); m.Fire(X);")]
    [InlineData(
        "var m = new M(A); m.Configure(A).Permit(X, B); m.Configure(B).OnEntryAsync(async () => await "
            + "{|LFC4001:m.FireAsync(Z)|}); await m.FireAsync(X);")]
    public Task A_fire_that_every_possible_state_refuses_is_reported_and_throws(string statements) =>
        MachineScenario.ThrowsAsync<InvalidOperationException>("LFC4001", statements);

    [Theory]
    [InlineData("var o = new Order(); {|LFC4001:o.Ship()|};")]
    [InlineData("var o = new Order(); o.Pay(); {|LFC4001:o.Pay()|};")]
    [InlineData("var o = new Order(); o.Pay(); o.Ship(); {|LFC4001:o.Return()|};")]
    public Task A_call_of_a_wrapper_is_checked_like_a_fire_of_its_machine(string statements) =>
        MachineScenario.ThrowsAsync<InvalidOperationException>("LFC4001", statements, Wrapper);

    [Theory]
    [InlineData("var o = new Order(); o.Pay(); o.Ship();")]
    [InlineData("var o = new Order(); if (o.State == A) o.Pay(); o.Ship();")]
    [InlineData("var o = new Order(); try { o.Ship(); } catch (InvalidOperationException) { }")]
    public Task A_permitted_call_of_a_wrapper_is_not_reported(string statements) =>
        MachineScenario.RunsThroughAsync("LFC4001", statements, Wrapper);

    [Theory]
    [InlineData("private readonly M _machine = new(A); public Order() { _machine.Configure(A).Permit(X, B); }")]
    [InlineData(
        "private M _machine; public Order() { _machine = new(A); ConfigureAll(); } private void ConfigureAll() => "
            + "_machine.Configure(A).Permit(X, B);")]
    [InlineData(
        "private readonly M _machine = new(A); public Order() { ConfigureAll(); Announce(); } private void "
            + "ConfigureAll() { _machine.Configure(A).Permit(X, B); } private static void Announce() { }")]
    [InlineData(
        "private M _machine = null!; public Order() { _machine = new M(B); _machine.Configure(B).Permit(X, C); }")]
    [InlineData(
        "private readonly M _machine = new(B); public Order() { _machine.Configure(B).Permit(Y, A); "
            + "_machine.Configure(A).Permit(X, B).OnExit(Left); _machine.Fire(Y); } private void Left() { }")]
    public Task A_wrapper_may_create_its_machine_in_different_places(string members) =>
        MachineScenario.ThrowsAsync<InvalidOperationException>(
            "LFC4001",
            "var o = new Order(); o.Pay(); {|LFC4001:o.Pay()|};",
            $"public sealed class Order {{ {members} public void Pay() => _machine.Fire(X); }}");

    [Theory]
    [InlineData(
        "private readonly M _machine = new(A); public Order(S to) { _machine.Configure(A).Permit(X, to); "
            + "_machine.Configure(B).Permit(X, A); }")]
    [InlineData(
        "private readonly M _machine = new(A); public Order(S to) { _machine.Configure(A).Permit(X, B); "
            + "_machine.Configure(B).Permit(Y, A); Made?.Invoke(this); } public static event Action<Order>? Made = "
                + "order => order.Pay(); public void Back() => _machine.Fire(Y);",
        "o.Back(); o.Pay();")]
    [InlineData(
        "private readonly M _machine = new(A); private readonly Timer _timer; public Order(S to) { "
            + "_machine.Configure(A).Permit(X, B); _machine.Configure(B).Permit(X, A); _timer = new(Tick, null, 60000, "
                + "60000); } private void Tick(object? state) => _machine.Fire(X);")]
    [InlineData(
        "private M _machine; public Order(S to) { _machine = new(to); _machine.Configure(A).Permit(X, B); "
            + "_machine.Configure(B).Permit(X, A); }")]
    [InlineData(
        "private S _state = S.B; private readonly M _machine; public Order(S to) { _machine = new(() => _state, s => "
            + "_state = A); _machine.Configure(A).Permit(X, B); _machine.Configure(B).Permit(X, A); _state = A; }")]
    public Task A_wrapper_with_an_unknown_configuration_is_not_reported(
        string members,
        string statements = "o.Pay(); o.Pay();") =>
        MachineScenario.RunsThroughAsync(
            "LFC4001",
            $"var o = new Order(B); {statements}",
            $"public class Order {{ {members} public void Pay() => _machine.Fire(X); }}");

    [Fact]
    public Task A_fire_that_no_state_permits_is_reported_for_a_field_in_any_state() =>
        MachineScenario.ThrowsAsync<InvalidOperationException>(
            "LFC4001",
            "new Phone().Dial();",
            """
            public class Phone
            {
                private readonly M _machine = new M(A);
                public Phone() => _machine.Configure(A).Permit(X, B);
                public virtual void Dial() => {|LFC4001:_machine.Fire(Y)|};
            }
            """);

    [Fact]
    public Task A_fire_that_no_state_permits_is_reported_for_a_private_property() =>
        MachineScenario.ThrowsAsync<InvalidOperationException>(
            "LFC4001",
            "new Phone().Dial();",
            """
            public class Phone
            {
                private M Machine { get; } = new M(A);
                public Phone() => Machine.Configure(A).Permit(X, B);
                public void Dial() => {|LFC4001:Machine.Fire(Y)|};
            }
            """);

    [Fact]
    public Task Configuration_in_several_methods_and_files_is_read_as_one() =>
        MachineScenario.ThrowsAsync<InvalidOperationException>(
            "LFC4001",
            "new Phone().Dial();",
            """
            public partial class Phone
            {
                private M _machine = null!;
                public Phone() => Initialise();
                private void Initialise() { _machine = new M(A); ConfigureMore(); }
                public void Dial() { _machine.Fire(X); _machine.Fire(Y); {|LFC4001:_machine.Fire(X)|}; }
            }

            public partial class Phone
            {
                private void ConfigureMore() { _machine.Configure(A).Permit(X, B); _machine.Configure(B).Permit(Y, C); }
            }
            """);

    [Fact]
    public Task Configuration_by_a_nested_type_counts() =>
        MachineScenario.RunsThroughAsync(
            "LFC4001",
            "new Phone().Dial();",
            """
            public class Phone
            {
                private readonly M _machine = new M(A);
                public Phone() { _machine.Configure(A).Permit(X, B); new Setup(this).Run(); }
                public void Dial() => _machine.Fire(Y);
                private sealed class Setup(Phone p) { public void Run() => p._machine.Configure(A).Permit(Y, C); }
            }
            """);

    [Fact]
    public Task A_nested_type_is_checked_too() =>
        MachineScenario.ThrowsAsync<InvalidOperationException>(
            "LFC4001",
            "Phones.Dial();",
            """
            public static class Phones
            {
                public static void Dial() => new Phone().Dial();
                private sealed class Phone
                {
                    private readonly M _machine = new M(A);
                    public Phone() => _machine.Configure(A).Permit(X, B);
                    public void Dial() => {|LFC4001:_machine.Fire(Y)|};
                }
            }
            """);

    [Fact]
    public Task A_static_factory_is_read() =>
        MachineScenario.ThrowsAsync<InvalidOperationException>(
            "LFC4001",
            "Doors.Try();",
            """
            public static class Doors
            {
                public static void Try()
                {
                    var m = new M(A); m.Configure(A).Permit(X, B); m.Fire(X); {|LFC4001:m.Fire(X)|};
                }
            }
            """);

    [Theory]
    [InlineData(
        "var m = new M(A); m.Configure(A).Permit(X, B); m.Configure(B).Permit(Y, A); m.Fire(X); m.Fire(Y); m.Fire(X);")]
    [InlineData("var m = new M(A); m.Configure(A).Permit(X, B); m.OnUnhandledTrigger((_, _) => { }); m.Fire(Y);")]
    [InlineData(
        "var m = new M(A); m.Configure(A).Permit(X, B); m.OnUnhandledTriggerAsync((_, _) => Task.CompletedTask); await "
            + "m.FireAsync(Y);")]
    [InlineData(
        "var m = new M(A); m.Configure(A).Permit(X, B); try { m.Fire(Y); } catch (InvalidOperationException) { }")]
    [InlineData("var m = new M(A); m.Configure(A).Permit(X, B); try { m.Fire(Y); } catch { }")]
    [InlineData("var m = new M(A); m.Configure(A).Permit(X, B); if (m.CanFire(Y)) m.Fire(Y);")]
    [InlineData("var m = new M(A); m.Configure(A).Permit(X, B); var can = m.CanFire(Y); if (can) m.Fire(Y);")]
    [InlineData("var m = new M(A); m.Configure(A).Permit(X, B); if (m.IsInState(B)) m.Fire(Y);")]
    [InlineData(
        "var m = new M(A); m.Configure(A).Permit(X, B); var permitted = await m.GetPermittedTriggersAsync(); if "
            + "(permitted.Contains(Y)) throw new Exception();")]
    [InlineData(
        "var m = new M(A); foreach (var s in new[] { A, B }) m.Configure(s).Permit(X, s == A ? B : A); m.Fire(X); "
            + "m.Fire(X);")]
    [InlineData(
        "var m = new M(A); More(m); m.Configure(A).Permit(X, B); m.Fire(Y); void More(M machine) => "
            + "machine.Configure(A).Permit(Y, B);")]
    [InlineData("var m = new M(A); var other = m; other.Configure(A).Permit(Y, B); m.Fire(Y);")]
    [InlineData(
        "var m = new M(A); More(m.Configure(A)); m.Fire(Y); static void More(M.StateConfiguration state) => "
            + "state.Permit(Y, B);")]
    [InlineData(
        "var m = new M(A); m.Configure(A).PermitDynamic(X, () => C); m.Configure(C).Permit(Y, A); m.Fire(X); "
            + "m.Fire(Y); m.Fire(X);")]
    [InlineData(
        "S state = A; var m = new M(() => state, s => state = s); m.Configure(A).Permit(X, B); "
            + "m.Configure(B).Permit(Y, A); m.Fire(X); state = A; m.Fire(X);")]
    [InlineData(
        "S state = A; var m = new M(() => state, s => { }); m.Configure(A).Permit(X, B); m.Fire(X); m.Fire(X);")]
    [InlineData(
        "var m = new M(A); m.Configure(A).Permit(X, B); m.Configure(B).OnEntry(() => m.Fire(Y)).Permit(Y, A); "
            + "m.Fire(X); m.Fire(X);")]
    [InlineData(
        "var m = new M(A); m.Configure(A).Permit(X, B).OnExit(() => m.Fire(Y)); m.Configure(B).Permit(Y, A); "
            + "m.Fire(X); m.Fire(X);")]
    [InlineData(
        "var m = new M(A); m.OnTransitioned(t => { if (t.Destination == B) m.Fire(Y); }); m.Configure(A).Permit(X, B); "
            + "m.Configure(B).Permit(Y, A); m.Fire(X); m.Fire(X);")]
    [InlineData(
        "var m = new M(Sub); m.Configure(Super).Permit(X, B); m.Configure(Sub).SubstateOf(Super).PermitIf(X, C, () => "
            + "false); m.Configure(B).Permit(Y, A); m.Fire(X); m.Fire(Y);")]
    [InlineData(
        "var m = new M(Sub); m.Configure(Super).PermitReentry(X).Permit(Y, A); "
            + "m.Configure(Sub).SubstateOf(Super).Permit(Z, B); m.Fire(X); m.Fire(Y);")]
    [InlineData(
        "var m = new M(A); m.Configure(A).Permit(X, Super); m.Configure(Super).InitialTransition(Sub); "
            + "m.Configure(Sub).SubstateOf(Super).Permit(Z, B); m.Fire(X); m.Fire(Z);")]
    [InlineData(
        "var m = new M(Sub); m.Configure(Super).Permit(X, Sub); m.Configure(Sub).SubstateOf(Super).Permit(Y, A); "
            + "m.Fire(X); m.Fire(Y);")]
    [InlineData(
        "var initial = Environment.TickCount < 0 ? B : A; var m = new M(initial); m.Configure(A).Permit(X, B); "
            + "m.Configure(B).Permit(Y, A); m.Fire(X);")]
    [InlineData(
        "var m = new M(A); m.Configure(A).Permit(X, B); var t = Environment.TickCount == 1 ? Y : X; m.Fire(t);")]
    [InlineData(
        "var m = new M(A); m.Configure(A).Permit(X, B); Action fire = () => m.Fire(X); fire(); try { m.Fire(X); } "
            + "catch (Exception) { }")]
    [InlineData(
        "var m = new M(A); m.Configure(A).Permit(X, B); m.Configure(B).Permit(Y, A); for (var i = 0; i < 3; i++) { "
            + "m.Fire(X); m.Fire(Y); }")]
    [InlineData(
        "var m = new M(A); m.Configure(A).Permit(X, B); Expect(() => m.Fire(Y)); static void Expect(Action action) { "
            + "try { action(); } catch (InvalidOperationException) { } }")]
    [InlineData(
        "var m = new M(A); m.Configure(A).PermitIfAsync(X, B, () => Task.FromResult(true)); await m.FireAsync(X);")]
    [InlineData(
        "var m = new Derived(A); m.Fire(Y);",
        "public class Derived : M { public Derived(S s) : base(s) => Configure(A).Permit(Y, B); }")]
    [InlineData(
        "var p = new Phone(); p.Machine.Configure(A).Permit(Y, B); p.Go();",
        "public class Phone { public M Machine { get; } = new M(A); public void Go() => Machine.Fire(Y); }")]
    [InlineData(
        "var p = new Phone(new M(A)); p.Go();",
        "public class Phone { private readonly M _m; public Phone(M m) { _m = m; _m.Configure(A).Permit(X, B); } "
            + "public void Go() => _m.Fire(X); }")]
    [InlineData(
        "new Phone(true).Go();",
        "public class Phone { private M _m; public Phone(bool server) { _m = new M(A); if (server) AsServer(); else "
            + "AsClient(); } void AsServer() => _m.Configure(A).Permit(X, B); void AsClient() => "
                + "_m.Configure(A).Permit(X, C); public void Go() => _m.Fire(X); }")]
    [InlineData(
        "new Phone(A).Go();",
        "public class Phone(S state) { private S _s = state; private M? _m; public void Go() { _m = new(() => _s, s => "
            + "_s = s); _m.Configure(A).Permit(X, B); _m.Fire(X); } }")]
    [InlineData(
        "await new Phone().GoAsync();",
        "public class Phone { private readonly M _m = new(A); public Phone() { _m.Configure(A).Permit(X, B); "
            + "_m.Configure(B).Permit(Y, A); } public async Task GoAsync() { _m.Fire(X); await BackAsync(); "
                + "_m.Fire(X); } async Task BackAsync() { await Task.Yield(); _m.Fire(Y); } }")]
    [InlineData(
        "new Phone().Go();",
        "public class Phone { private readonly M _m = new(A); public event Action? Changed; public Phone() { "
            + "_m.Configure(A).Permit(X, B); _m.Configure(B).Permit(Y, A); Changed += () => _m.Fire(Y); } public void "
                + "Go() { _m.Fire(X); Changed!(); _m.Fire(X); } }")]
    [InlineData(
        "new Phone().Go();",
        "public class Phone { private readonly M _m = new(A); public Phone() { _m.Configure(A).Permit(X, B); "
            + "_m.Configure(B).OnEntry(Entered).Permit(Y, A); } void Entered() => Back(); void Back() => _m.Fire(Y); "
                + "public void Go() { _m.Fire(X); _m.Fire(X); } }")]
    public Task Code_that_runs_without_an_exception_is_not_reported(string statements, string members = "") =>
        MachineScenario.RunsThroughAsync("LFC4001", statements, members);

    [Fact]
    public Task A_fire_in_an_exit_action_takes_effect_in_the_destination() => MachineScenario.RunsThroughAsync(
        "LFC4001",
        "new Phone().Go();",
        """
        public class Phone
        {
            private readonly M _machine = new(A);
            public Phone()
            {
                _machine.Configure(A).OnExit(Left).Permit(X, B);
                _machine.Configure(B).Permit(Y, C);
            }
            private void Left() { if (_machine.State == A) _machine.Fire(Y); }
            public void Go() { _machine.Fire(X); Check.That(_machine.State == C, "It is elsewhere."); }
        }
        """);

    [Theory]
    [InlineData(
        "var m = new StateMachine<string, char>(\"new\"); m.Configure(\"new\").Permit('s', \"sold\"); m.Fire('s'); "
            + "{|LFC4001:m.Fire('s')|};")]
    [InlineData(
        "var m = new StateMachine<int, string>(1); m.Configure(1).Permit(\"go\", 2); m.Fire(\"go\"); "
            + "{|LFC4001:m.Fire(\"go\")|};")]
    [InlineData(
        "var m = new StateMachine<E, T>(E.One); m.Configure(E.Uno).Permit(X, E.Two); m.Fire(X); {|LFC4001:m.Fire(X)|};",
        "public enum E { One = 1, Uno = 1, Two }")]
    [InlineData(
        "var m = new StateMachine<string, T>(N.New); m.Configure(N.New).Permit(X, N.Sold); m.Fire(X); "
            + "{|LFC4001:m.Fire(X)|};",
        "public static class N { public const string New = \"n\"; public static readonly string Sold = \"s\"; }")]
    public Task States_and_triggers_are_compared_by_value(string statements, string members = "") =>
        MachineScenario.ThrowsAsync<InvalidOperationException>("LFC4001", statements, members);

    [Theory]
    [InlineData(
        "var m = new StateMachine<Type, T>(typeof(int)); m.Configure(typeof(int)).Permit(X, typeof(long)); "
            + "m.Configure(typeof(long)).Permit(Y, typeof(int)); m.Fire(X); m.Fire(Y);")]
    [InlineData(
        "var m = new StateMachine<R, T>(new(1)); m.Configure(new(1)).Permit(X, new(2)); m.Configure(new(2)).Permit(X, "
            + "new(1)); m.Fire(X); m.Fire(X);",
        "public record R(int Number);")]
    [InlineData(
        "var m = new StateMachine<R, T>(R.One); m.Configure(R.One).Permit(X, R.Two); m.Configure(R.Two).Permit(X, "
            + "R.One); m.Fire(X); m.Fire(X);",
        "public sealed class R { public static readonly R One = new(), Two = new(); }")]
    public Task A_state_that_is_not_a_constant_is_unknown(string statements, string members = "") =>
        MachineScenario.RunsThroughAsync("LFC4001", statements, members);

    [Fact]
    public async Task The_message_names_the_trigger_the_states_and_what_they_permit()
    {
        var reported = Assert.Single(
            await MachineScenario.VerifyAsync(
                "LFC4001",
                "var m = new M(A); m.Configure(A).Permit(X, B); {|LFC4001:m.Fire(Y)|};"));

        Assert.Equal("Y is not permitted in A, so this throws. A permits X.", reported.GetMessage());
    }
}
