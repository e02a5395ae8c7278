namespace Lifecycle.Analyzers.Tests.Stateless;

public class ConfigurationTests
{
    [Theory]
    [InlineData("m.Configure(A).{|LFC4002:Permit(X, A)|};")]
    [InlineData("m.Configure(A).Permit(Y, B).{|LFC4002:Permit(X, A)|};")]
    [InlineData("m.Configure(A).{|LFC4002:PermitIf(X, A, () => true)|};")]
    [InlineData("m.Configure(A).{|LFC4002:PermitIfAsync(X, A, () => Task.FromResult(true))|};")]
    [InlineData("var a = m.Configure(A); a.{|LFC4002:Permit(X, A)|};")]
    [InlineData("if (m.State == A) m.Configure(A).{|LFC4002:Permit(X, A)|};")]
    public Task A_permission_to_move_to_the_same_state_throws(string statements) =>
        MachineScenario.ThrowsAsync<ArgumentException>("LFC4002", $"var m = new M(A); {statements}");

    [Theory]
    [InlineData("m.Configure(A).PermitReentry(X); m.Fire(X);")]
    [InlineData("m.Configure(A).Permit(X, B); m.Configure(B).Permit(X, A); m.Fire(X); m.Fire(X);")]
    [InlineData("m.Configure(A).SubstateOf(Super); m.Configure(Super).Permit(X, A); m.Fire(X);")]
    [InlineData("try { m.Configure(A).Permit(X, A); } catch (ArgumentException) { }")]
    [InlineData("m.Configure(A).PermitDynamic(X, () => A); m.Fire(X);")]
    public Task Reentry_and_ignoring_do_not_throw(string statements) =>
        MachineScenario.RunsThroughAsync("LFC4002", $"var m = new M(A); {statements}");

    [Theory]
    [InlineData("m.Configure(A).Permit(X, B).{|LFC4003:Permit(X, C)|}; m.Fire(X);")]
    [InlineData("m.Configure(A).Permit(X, B).{|LFC4003:Permit(X, B)|}; m.Fire(X);")]
    [InlineData("m.Configure(A).Permit(X, B).{|LFC4003:Ignore(X)|}; m.Fire(X);")]
    [InlineData("m.Configure(A).Ignore(X).{|LFC4003:Permit(X, B)|}; m.Fire(X);")]
    [InlineData("m.Configure(A).InternalTransition(X, () => { }).{|LFC4003:Permit(X, B)|}; m.Fire(X);")]
    [InlineData(
        "m.Configure(A).InternalTransitionAsync(X, () => Task.CompletedTask).{|LFC4003:Ignore(X)|}; m.Fire(X);")]
    [InlineData("m.Configure(A).PermitReentry(X).{|LFC4003:Permit(X, B)|}; m.Fire(X);")]
    [InlineData("m.Configure(A).PermitDynamic(X, () => B).{|LFC4003:Permit(X, B)|}; m.Fire(X);")]
    [InlineData("m.Configure(A).Permit(X, B); m.Configure(A).{|LFC4003:Permit(X, C)|}; m.Fire(X);")]
    [InlineData("var a = m.Configure(A); a.Permit(X, B); a.{|LFC4003:Ignore(X)|}; m.Fire(X);")]
    [InlineData("m.Configure(A).Permit(X, B).{|LFC4003:PermitIf(X, C)|}; m.Fire(X);")]
    [InlineData(
        "m.Configure(A).Permit(X, B); m.Configure(A).Permit(Y, C); m.Configure(A).{|LFC4003:Permit(X, C)|}; "
            + "m.CanFire(X);")]
    public Task Two_answers_that_no_guard_separates_throw(string statements) =>
        MachineScenario.ThrowsAsync<InvalidOperationException>("LFC4003", $"var m = new M(A); {statements}");

    [Theory]
    [InlineData("m.Configure(A).PermitIf(X, B, () => true).PermitIf(X, C, () => false); m.Fire(X);")]
    [InlineData("m.Configure(A).Permit(X, B); m.Configure(B).Permit(X, C); m.Fire(X); m.Fire(X);")]
    [InlineData("m.Configure(A).Permit(X, B).PermitIfAsync(X, C, () => Task.FromResult(true)); m.Fire(X);")]
    [InlineData("m.Configure(A).SubstateOf(Super).Permit(X, B); m.Configure(Super).Permit(X, C); m.Fire(X);")]
    [InlineData(
        "if (Environment.TickCount == 1) m.Configure(A).Permit(X, C); else m.Configure(A).Permit(X, B); m.Fire(X);")]
    [InlineData("m.Configure(A).Permit(X, B); if (Environment.TickCount == 1) m.Configure(A).Permit(X, C); m.Fire(X);")]
    [InlineData("m.Configure(A).Permit(X, B); m = new M(A); m.Configure(A).Permit(X, C); m.Fire(X);")]
    [InlineData("var n = new M(A); m.Configure(A).Permit(X, B); n.Configure(A).Permit(X, C); m.Fire(X); n.Fire(X);")]
    [InlineData("m.Configure(A).Permit(X, B); m.Fire(X); if (m.State == B) return; m.Configure(A).Permit(X, C);")]
    [InlineData(
        "new Peer(true).Go();",
        "public class Peer { readonly M _m = new(A); public Peer(bool serves) { if (serves) Serve(); else Ask(); } "
            + "void Serve() => _m.Configure(A).Permit(X, B); void Ask() => _m.Configure(A).Permit(X, C); public void "
                + "Go() => _m.Fire(X); }")]
    public Task One_answer_on_each_path_does_not_throw(string statements, string members = "") =>
        MachineScenario.RunsThroughAsync("LFC4003", $"var m = new M(A); {statements}", members);

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

    [Theory]
    [InlineData("m.Configure(A).{|LFC4010:SubstateOf(A)|};")]
    [InlineData("m.Configure(A).SubstateOf(B); m.Configure(B).{|LFC4010:SubstateOf(A)|};")]
    [InlineData(
        "m.Configure(A).SubstateOf(B); m.Configure(B).SubstateOf(C); m.Configure(C).{|LFC4010:SubstateOf(A)|};")]
    public Task A_cycle_of_superstates_throws(string statements) =>
        MachineScenario.ThrowsAsync<ArgumentException>("LFC4010", $"var m = new M(A); {statements}");

    [Fact]
    public Task A_second_superstate_leaves_a_link_behind() => MachineScenario.RunsThroughAsync(
        "LFC4010",
        """
        var exits = 0;
        var m = new M(A);
        m.Configure(A).SubstateOf(B).{|LFC4010:SubstateOf(C)|}.Permit(X, D);
        m.Configure(D).Permit(Y, B);
        m.Configure(B).OnExit(() => exits++).Permit(Z, A);
        m.Fire(X); m.Fire(Y); m.Fire(Z);
        Check.That(m.State == A && !m.IsInState(B), "It is within B.");
        Check.That(exits == 0, "B has been left.");
        """);

    [Theory]
    [InlineData("m.Configure(A).SubstateOf(Super); m.Configure(A).SubstateOf(Super);")]
    [InlineData(
        "m.Configure(A).SubstateOf(Super); m.Configure(B).SubstateOf(Super); m.Configure(Super).SubstateOf(C);")]
    public Task A_superstate_of_several_states_does_not_throw(string statements) =>
        MachineScenario.RunsThroughAsync("LFC4010", $"var m = new M(A); {statements}");

    [Theory]
    [InlineData(
        "m.Configure(Super).InitialTransition(Sub).{|LFC4011:InitialTransition(B)|}; "
            + "m.Configure(Sub).SubstateOf(Super); m.Configure(B).SubstateOf(Super);")]
    [InlineData("m.Configure(A).Permit(X, B); m.Configure(B).{|LFC4011:InitialTransition(C)|}; m.Fire(X);")]
    [InlineData(
        "m.Configure(A).Permit(X, B); m.Configure(B).{|LFC4011:InitialTransition(D)|}; m.Configure(C).SubstateOf(B); "
            + "m.Configure(D).SubstateOf(C); m.Fire(X);")]
    public Task An_initial_transition_to_no_substate_throws(string statements) =>
        MachineScenario.ThrowsAsync<InvalidOperationException>("LFC4011", $"var m = new M(A); {statements}");

    [Fact]
    public Task An_initial_transition_to_itself_throws() =>
        MachineScenario.ThrowsAsync<ArgumentException>(
            "LFC4011",
            "var m = new M(A); m.Configure(B).{|LFC4011:InitialTransition(B)|};");

    [Fact]
    public Task The_state_has_changed_when_it_throws() => MachineScenario.RunsThroughAsync(
        "LFC4011",
        """
        var m = new M(A); m.Configure(A).Permit(X, B); m.Configure(B).{|LFC4011:InitialTransition(C)|};
        try { m.Fire(X); } catch (InvalidOperationException) { }
        Check.That(m.State == B, "It has not moved.");
        """);

    [Theory]
    [InlineData(
        "m.Configure(A).Permit(X, Super); m.Configure(Super).InitialTransition(Sub); "
            + "m.Configure(Sub).SubstateOf(Super); m.Fire(X);")]
    [InlineData(
        "m.Configure(A).Permit(X, Super); m.Configure(Super).InitialTransition(Sub); Within(m.Configure(Sub)); "
            + "m.Fire(X); static void Within(M.StateConfiguration state) => state.SubstateOf(Super);")]
    public Task An_initial_transition_to_a_substate_does_not_throw(string statements) =>
        MachineScenario.RunsThroughAsync("LFC4011", $"var m = new M(A); {statements}");

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
