using Xunit.Abstractions;

namespace Lifecycle.Analyzers.Tests.Evidence;

/// <summary>Mutants of programs that use Stateless.</summary>
public class MachineMutationTests(ITestOutputHelper output)
{
    private static readonly string[] Triggers = ["X", "Y", "Z", "W"];

    /// <summary>
    /// Program bodies: <c>m</c> is a machine that starts in A, <c>order</c> a class that keeps one private, and
    /// <c>desk</c> one whose machine is internal. Loops end however they are mutated.
    /// </summary>
    private static readonly string[] Programs =
    [
        "m.Fire(X); m.Fire(Y); m.Fire(Z); m.Fire(X); m.Fire(W);",
        "m.Fire(W); m.Fire(X); m.Fire(X); m.Fire(Y);",
        "await m.FireAsync(X); await m.FireAsync(Y); await m.FireAsync(W);",
        "if (m.State == A) { m.Fire(X); } m.Fire(Y);",
        "m.Fire(X); if (flag) { m.Fire(Y); } else { m.Fire(W); } if (m.CanFire(Z)) { m.Fire(Z); }",
        "for (var i = 0; i < 3; i++) { m.Fire(W); } m.Fire(X); m.Fire(Y);",
        "foreach (var x in new[] { 1, 2 }) { var each = Make(); each.Fire(X); each.Fire(Y); each.Fire(Z); }",
        "switch (m.State) { case A: m.Fire(X); break; case B: m.Fire(Y); break; } m.Fire(Y);",
        "m.Fire(X); if (m.IsInState(Super)) { m.Fire(Y); m.Fire(W); }",
        "Pay(m); m.Fire(Y); Cancel(m);",
        "var fresh = Paid(); fresh.Fire(Y); Cancel(fresh);",
        "try { m.Fire(X); } finally { Touch(); } m.Fire(Y);",
        "m.Fire(X); var other = m; other.Fire(Y); m.Fire(Z);",
        "void Local(M it) { it.Fire(X); it.Fire(Y); } Local(m); m.Fire(Z);",
        "if (m.State is not A) { return; } m.Fire(X); if (m.State is B or C) { m.Fire(Y); }",
        "var may = m.CanFire(X); if (may) { m.Fire(X); m.Fire(Y); }",
        "order.Pay(); order.Ship(); var twice = new Order(B); twice.Ship(); twice.Cancel();",
        "order.PayAndShip(); order.Cancel(); m.Fire(X);",
        "desk.Machine.Fire(X); desk.Machine.Fire(Y); desk.Machine.Fire(W);",
        "var line = desk.Machine; line.Fire(X); if (line.State == B) { line.Fire(Y); line.Fire(Z); }",
        "desk.Open(); desk.Close();",
        "var trigger = X; m.Fire(trigger); m.Fire(Y); m.Fire(W);",
        "m?.Fire(X); m!.Fire(Y); m.Fire(Z);",
        "lock (order) { m.Fire(X); } using (var scope = new Scope()) { m.Fire(Y); } m.Fire(W);",
        "var turns = 0; do { m.Fire(W); } while (++turns < 3 && m.State != A); m.Fire(X); m.Fire(Y); m.Fire(Z);",
        "m.Fire(X); for (var turn = 0; turn < 3 && m.State == B; turn++) { m.Fire(X); m.Fire(Y); } m.Fire(Z); "
            + "m.Fire(W);",
        "Touch(); m.Fire(X); if (m.State != B) { throw new Exception(); } m.Fire(Y); m.Fire(Z); m.Fire(X);",
        "m.Fire(X); order.Pay(); m.Fire(X); order.Ship(); m.Fire(Y); m.Fire(Z);",
        "var first = Make(); var second = Make(); first.Fire(X); second.Fire(W); first.Fire(Y); second.Fire(X);",
        "var both = (First: m, Second: Paid()); both.First.Fire(X); both.Second.Fire(Y);",
    ];

    [Fact]
    public async Task No_correct_program_is_reported_and_most_throwing_ones_are()
    {
        var mutation = new Mutation(Triggers, Source, Stateless.MachineScenario.Types, "LFC4001");
        foreach (var program in Programs)
            await mutation.TryAsync(program);

        mutation.Describe(output);
        Assert.InRange(mutation.Recall, Mutation.LeastRecall, 1);
    }

    private static string Source(string program) => $$"""
        public static class Program
        {
            public static async Task RunAsync(bool flag)
            {
                var m = Make();
                var order = new Order(A);
                var desk = new Desk();
                await Task.Yield();
                {{program}}
            }

            private static M Make()
            {
                var machine = new M(A);
                machine.Configure(A).Permit(X, B).Ignore(W);
                machine.Configure(Super).Permit(W, D);
                machine.Configure(B).SubstateOf(Super).Permit(Y, C).PermitReentry(X);
                machine.Configure(C).SubstateOf(Super).PermitIf(Z, A, () => true);
                return machine;
            }

            private static void Pay(M machine) => machine.Fire(X);

            private static void Cancel(M machine) => machine.Fire(W);

            private static M Paid()
            {
                var machine = Make();
                Pay(machine);
                return machine;
            }

            private static void Touch() { }
        }

        public sealed class Order
        {
            private readonly M _machine;

            public Order(S start)
            {
                _machine = new(start);
                _machine.Configure(A).Permit(X, B);
                _machine.Configure(B).Permit(Y, C).Permit(W, D);
                _machine.Configure(C).Permit(W, D);
            }

            public void Pay() => _machine.Fire(X);

            public void Ship() => _machine.Fire(Y);

            public void Cancel() => _machine.Fire(W);

            public void PayAndShip()
            {
                Pay();
                Ship();
            }
        }

        internal sealed class Desk
        {
            public Desk()
            {
                Machine.Configure(A).Permit(X, B);
                Machine.Configure(B).Permit(Y, C);
                Machine.Configure(C).Permit(Z, A).Permit(W, D);
            }

            public M Machine { get; } = new(A);

            public void Open()
            {
                Machine.Fire(X);
                Machine.Fire(Y);
            }

            public void Close() => Machine.Fire(W);
        }

        public sealed class Scope : IDisposable
        {
            public void Dispose() { }
        }
        """;
}
