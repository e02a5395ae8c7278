namespace Lifecycle.Analyzers.Tests.Stateless;

public class SharedMachineTests
{
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
