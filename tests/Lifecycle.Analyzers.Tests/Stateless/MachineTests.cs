namespace Lifecycle.Analyzers.Tests.Stateless;

public class MachineTests
{
    [Theory]
    [InlineData("{|LFC4009:m.Fire(X)|}; Check.That(got == null, \"It got something.\");")]
    [InlineData("await {|LFC4009:m.FireAsync(X)|}; Check.That(got == null, \"It got something.\");")]
    public Task A_trigger_with_parameters_fired_without_arguments_passes_defaults(string statements) =>
        MachineScenario.RunsThroughAsync(
            "LFC4009",
            "string? got = \"\"; var m = new M(A); var x = m.SetTriggerParameters<string>(X); "
                + $"m.Configure(A).Permit(X, B); m.Configure(B).OnEntryFrom(x, text => got = text); {statements}");

    [Theory]
    [InlineData("await {|LFC4009:m.FireAsync(X, 1)|};")]
    [InlineData("await {|LFC4009:m.FireAsync(X, \"a\", 1)|};")]
    public Task Arguments_of_other_types_or_number_throw(string statements) =>
        MachineScenario.ThrowsAsync<ArgumentException>(
            "LFC4009",
            "var m = new M(A); var x = m.SetTriggerParameters<string>(X); m.Configure(A).Permit(X, B); "
                + $"m.Configure(B).OnEntryFrom(x, text => {{ }}); {statements}");

    [Theory]
    [InlineData("m.Fire(x, \"a\");")]
    [InlineData("await m.FireAsync(X, \"a\");")]
    [InlineData("object text = \"a\"; await m.FireAsync(X, text);")]
    [InlineData("object[] all = [\"a\"]; await m.FireAsync(X, all);")]
    [InlineData("m.Fire(Y);")]
    public Task Matching_arguments_are_accepted(string statements) =>
        MachineScenario.RunsThroughAsync(
            "LFC4009",
            "var m = new M(A); var x = m.SetTriggerParameters<string>(X); m.Configure(A).Permit(X, B).Permit(Y, C); "
                + $"m.Configure(B).OnEntryFrom(x, text => {{ }}); {statements}");

    [Fact]
    public Task Parameters_that_no_handler_receives_may_be_omitted() =>
        MachineScenario.RunsThroughAsync(
            "LFC4009",
            "var m = new M(A); m.SetTriggerParameters<string>(X); m.Configure(A).Permit(X, B); m.Fire(X);");

    [Theory]
    [InlineData(
        "var m = new M(A, FiringMode.Immediate); m.Configure(A).Permit(X, B).Permit(Y, C).OnExit(t => { if (t.Trigger "
            + "== X) {|LFC4013:m.Fire(Y)|}; }); m.Fire(X); Check.That(m.State == B, \"It is elsewhere.\");")]
    [InlineData(
        "var log = \"\"; var m = new M(A, FiringMode.Immediate); m.OnTransitioned(t => { if (t.Destination == B) "
            + "{|LFC4013:m.Fire(Y)|}; }); m.Configure(A).Permit(X, B); m.Configure(B).OnEntry(() => log += "
                + "'B').Permit(Y, C); m.Configure(C).OnEntry(() => log += 'C'); m.Fire(X); Check.That(log == \"CB\", "
                    + "log);")]
    public Task Firing_immediately_during_a_transition_goes_wrong(string statements) =>
        MachineScenario.RunsThroughAsync("LFC4013", statements);

    [Theory]
    [InlineData(
        "var m = new M(A); m.Configure(A).Permit(X, B).Permit(Y, C).OnExit(t => { if (t.Trigger == X) m.Fire(Y); }); "
            + "m.Configure(B).Permit(Y, C); m.Fire(X); Check.That(m.State == C, \"It is elsewhere.\");")]
    [InlineData(
        "var m = new M(A, FiringMode.Immediate); m.Configure(A).Permit(X, B).Ignore(Y).OnExit(() => m.Fire(Y)); "
            + "m.Fire(X);")]
    [InlineData(
        "var m = new M(A, FiringMode.Immediate); m.OnTransitionCompleted(t => { if (t.Destination == B) m.Fire(Y); }); "
            + "m.Configure(A).Permit(X, B); m.Configure(B).OnEntry(() => { }).Permit(Y, C); m.Fire(X);")]
    [InlineData(
        "var m = new M(A, FiringMode.Immediate); m.OnTransitioned(t => { if (t.Destination == B) m.Fire(Y); }); "
            + "m.Configure(A).Permit(X, B); m.Configure(B).Permit(Y, C); m.Fire(X); Check.That(m.State == C, \"It is "
                + "elsewhere.\");")]
    [InlineData(
        "var m = new M(A, FiringMode.Immediate); m.Configure(A).Permit(X, B); m.Configure(B).OnEntry(() => "
            + "m.Fire(Y)).Permit(Y, C); m.Fire(X); Check.That(m.State == C, \"It is elsewhere.\");")]
    public Task Firing_after_the_transition_works(string statements) =>
        MachineScenario.RunsThroughAsync("LFC4013", statements);

    [Theory]
    [InlineData(
        "m.Configure(B).OnEntryAsync(async () => { await {|LFC4014:m.FireAsync(Y)|}; seen = m.State; }).Permit(Y, C);")]
    [InlineData(
        "m.Configure(B).OnEntryAsync(async () => { await {|LFC4014:m.FireAsync(Y)|}.ConfigureAwait(false); if "
            + "(!m.IsInState(C)) seen = B; }).Permit(Y, C);")]
    public Task A_queued_trigger_takes_effect_later(string statements) =>
        MachineScenario.RunsThroughAsync(
            "LFC4014",
            $"S? seen = null; var m = new M(A); m.Configure(A).Permit(X, B); {statements} await m.FireAsync(X); "
                + "Check.That(seen == B && m.State == C, \"It took effect at once.\");");

    [Theory]
    [InlineData("m.Configure(B).OnEntryAsync(async () => { seen = m.State; await m.FireAsync(Y); }).Permit(Y, C);")]
    [InlineData("m.Configure(B).OnEntryAsync(async () => { await m.FireAsync(Y); await Task.Yield(); }).Permit(Y, C);")]
    [InlineData("m.Configure(B).OnEntryAsync(() => m.FireAsync(Y)).Permit(Y, C);")]
    public Task A_queued_fire_in_last_position_is_harmless(string statements) =>
        MachineScenario.RunsThroughAsync(
            "LFC4014",
            $"S? seen = null; var m = new M(A); m.Configure(A).Permit(X, B); {statements} await m.FireAsync(X); "
                + "Check.That(m.State == C, $\"{seen}\");");

    [Theory]
    [InlineData("var m = new M(A); m.Configure(A).Permit(X, B); {|LFC4015:m.Configure(C)|}.Permit(Y, A);")]
    [InlineData(
        "var m = new M(A); m.Configure(A).Permit(X, B); {|LFC4015:m.Configure(C)|}.Permit(Y, D); "
            + "{|LFC4015:m.Configure(D)|}.Permit(Y, C);")]
    public Task A_state_that_nothing_reaches_is_reported(string statements) =>
        MachineScenario.RunsThroughAsync("LFC4015", statements);

    [Theory]
    [InlineData(
        "var m = new M(A); m.Configure(A).Permit(X, Sub); m.Configure(Super).Permit(Y, A); "
            + "m.Configure(Sub).SubstateOf(Super);")]
    [InlineData(
        "var m = new M(A); m.Configure(A).Permit(X, Super); m.Configure(Super).InitialTransition(Sub); "
            + "m.Configure(Sub).SubstateOf(Super).Permit(Y, A);")]
    [InlineData("var m = new M(A); m.Configure(A).PermitDynamic(X, () => C); m.Configure(C).Permit(Y, A);")]
    [InlineData(
        "S state = A; var m = new M(() => state, s => state = s); m.Configure(A).Permit(X, B); "
            + "m.Configure(C).Permit(Y, A);")]
    [InlineData(
        "var start = Environment.TickCount == 1 ? A : C; var m = new M(start); m.Configure(A).Permit(X, B); "
            + "m.Configure(C).Permit(Y, A);")]
    [InlineData(
        "var m = new M(A); m.Configure(A).Permit(X, B); m.Configure(C).Permit(Y, A); Use(m); static void Use(M "
            + "machine) => machine.Configure(B).Permit(X, C);")]
    [InlineData("var m = new M(A); m.Configure(A).Permit(X, B); m.Configure(B);")]
    public Task A_state_that_may_be_reached_is_not_reported(string statements) =>
        MachineScenario.RunsThroughAsync("LFC4015", statements);

    [Theory]
    [InlineData(
        "var m = new M(A); m.Configure(A).Permit(X, B); m.Configure(B).{|LFC4016:OnEntryFrom(Y, () => throw new "
            + "Exception())|}; m.Fire(X);")]
    [InlineData(
        "var m = new M(A); m.Configure(A).Permit(X, B).Ignore(Y); m.Configure(B).{|LFC4016:OnEntryFrom(Y, () => throw "
            + "new Exception())|}.InternalTransition(Y, () => { }); m.Fire(X); m.Fire(Y);")]
    public Task An_entry_action_for_a_trigger_that_never_enters_is_reported(string statements) =>
        MachineScenario.RunsThroughAsync("LFC4016", statements);

    [Theory]
    [InlineData("m.Configure(A).Permit(X, B); m.Configure(B).OnEntryFrom(X, () => ran = true);")]
    [InlineData(
        "m.Configure(A).Permit(X, Sub); m.Configure(Sub).SubstateOf(Super); m.Configure(Super).OnEntryFrom(X, () => "
            + "ran = true);")]
    [InlineData(
        "m.Configure(A).Permit(X, Super); m.Configure(Super).InitialTransition(Sub); "
            + "m.Configure(Sub).SubstateOf(Super).OnEntryFrom(X, () => ran = true);")]
    [InlineData("m.Configure(A).PermitReentry(X).OnEntryFrom(X, () => ran = true);")]
    [InlineData("m.Configure(A).PermitDynamic(X, () => B); m.Configure(B).OnEntryFrom(X, () => ran = true);")]
    public Task An_entry_action_that_may_run_is_not_reported(string statements) =>
        MachineScenario.RunsThroughAsync(
            "LFC4016",
            $"var ran = false; var m = new M(A); {statements} m.Fire(X); Check.That(ran, \"It has not run.\");");

    [Theory]
    [InlineData("public async Task HandleAsync() { await Task.Yield(); {|LFC4017:Machine.Fire(X)|}; }")]
    [InlineData("public void Go() { Task.Run(() => {|LFC4017:Machine.Fire(X)|}); }")]
    [InlineData("public void Go() { Parallel.For(0, 9, _ => {|LFC4017:Machine.Fire(X)|}); }")]
    [InlineData("private readonly Timer _timer = new(_ => {|LFC4017:Machine.Fire(X)|});")]
    public Task A_static_machine_that_several_threads_fire_is_reported(string member) =>
        MachineScenario.VerifyAsync("LFC4017", "", Shared(member));

    [Theory]
    [InlineData("public void Go() => Machine.Fire(X);")]
    [InlineData("public static async Task Main() { await Task.Yield(); Machine.Fire(X); }")]
    [InlineData("public async Task HandleAsync() { await Task.Yield(); lock (Machine) Machine.Fire(X); }")]
    [InlineData(
        "private readonly SemaphoreSlim _one = new(1); public async Task HandleAsync() { await _one.WaitAsync(); try { "
            + "Machine.Fire(X); } finally { _one.Release(); } }")]
    [InlineData(
        "private readonly M _own = new(A); public async Task HandleAsync() { await Task.Yield(); _own.Fire(X); }")]
    [InlineData("public void Go() { var all = new[] { 1 }.Select(_ => { Machine.Fire(X); return 1; }).ToArray(); }")]
    public Task A_static_machine_of_one_thread_or_under_a_lock_is_not_reported(string member) =>
        MachineScenario.VerifyAsync("LFC4017", "", Shared(member));

    [Fact]
    public Task Concurrent_fires_corrupt_a_machine() =>
        MachineScenario.RunsThroughAsync(
            "LFC4017",
            """
            var broken = false;
            for (var round = 0; round < 200 && !broken; round++)
            {
                try { await new Handlers().HandleAsync(); } catch (Exception) { broken = true; }
                broken |= Handlers.Entered != Handlers.Fires;
            }
            Check.That(broken, "Nothing was lost.");
            """,
            """
            public class Handlers
            {
                public static int Entered, Fires;
                private static readonly M Machine = Make();
                private static M Make()
                {
                    var m = new M(A);
                    m.Configure(A).PermitReentry(X).OnEntry(() => Entered++);
                    return m;
                }
                public async Task HandleAsync() =>
                    await Task.WhenAll(
                        Enumerable.Range(0, 8).Select(_ =>
                            Task.Run(() =>
                            {
                                for (var i = 0; i < 500; i++)
                                {
                                    Interlocked.Increment(ref Fires);
                                    {|LFC4017:Machine.Fire(X)|};
                                }
                            })));
            }
            """);

    [Theory]
    [InlineData("m.Configure(A).Permit(X, {|LFC4018:B|}).Permit(Y, C); m.Configure(C).Permit(X, {|LFC4018:D|});")]
    [InlineData("m.Configure(A).Permit(X, B); m.Configure(B);")]
    [InlineData("m.Configure(A).Permit(X, B); m.Configure(B).Permit(Y, A);")]
    public Task A_destination_that_is_never_configured_is_reported_if_enabled(string statements) =>
        MachineScenario.RunsThroughAsync("LFC4018", $"var m = new M(A); {statements}");

    private static string Shared(string member) =>
        $$"""
        public class Handlers
        {
            private static readonly M Machine = new(A);
            static Handlers() => Machine.Configure(A).PermitReentry(X);
            {{member}}
        }
        """;
}
