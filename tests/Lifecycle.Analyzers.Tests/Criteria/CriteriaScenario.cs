using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers.Tests.Criteria;

/// <summary>A lifecycle with a few criteria, in which the code under test is placed.</summary>
internal static class CriteriaScenario
{
    /// <summary>Verifies statements of a definition.</summary>
    /// <param name="rule">The rule under test; reports of other rules are ignored.</param>
    /// <param name="statements">Statements of <c>Define</c>, with markers; the builder is <c>b</c>.</param>
    /// <param name="types">Further types, with markers.</param>
    /// <param name="members">Further members of the definition, with markers.</param>
    public static Task<IReadOnlyList<Diagnostic>> VerifyDefinitionAsync(
        string rule,
        string statements,
        string types = "",
        string members = "") =>
        Scenario.VerifyAsync(
            $$"""
            {{types}}
            public class D : LifecycleDefinition<S, T, Subject>
            {
                {{members}}
                protected override void Define(LifecycleBuilder<S, T, Subject> b)
                {
                    b.StartsIn(S.A);
                    b.Stage(S.A).On(T.One).GoTo(S.B);
                    {{statements}}
                }
            }
            """,
            rule,
            Types);

    /// <summary>Verifies statements of an asynchronous criterion.</summary>
    /// <param name="rule">The rule under test; reports of other rules are ignored.</param>
    /// <param name="statements">Statements of <c>EvaluateAsync</c>, with markers; they may await.</param>
    /// <param name="members">Further members of the criterion.</param>
    /// <param name="types">Further types.</param>
    public static Task<IReadOnlyList<Diagnostic>> VerifyEvaluationAsync(
        string rule,
        string statements,
        string members = "",
        string types = "") =>
        Scenario.VerifyAsync(
            $$"""
            {{types}}
            [Criterion("E-1", "Evaluated")]
            class Evaluated : IEntryCriterion<Subject>
            {
                {{members}}
                public async ValueTask<CriterionResult> EvaluateAsync(
                    CriterionContext<Subject> context,
                    CancellationToken cancellationToken)
                {
                    await Task.Yield();
                    {{statements}}
                    return CriterionResult.Met();
                }
            }
            """,
            rule,
            Types,
            PlainDefinition);

    /// <summary>Verifies statements of a method that uses the lifecycle from outside its definition.</summary>
    /// <param name="rule">The rule under test; reports of other rules are ignored.</param>
    /// <param name="statements">Statements, with markers; <c>id</c>, <c>subject</c> and <c>services</c> are in
    /// scope.</param>
    /// <param name="members">Further members of the type of the method.</param>
    /// <param name="types">Further types.</param>
    public static Task<IReadOnlyList<Diagnostic>> VerifyUseAsync(
        string rule,
        string statements,
        string members = "",
        string types = "") =>
        Scenario.VerifyAsync(
            $$"""
            using Microsoft.Extensions.DependencyInjection;
            {{types}}

            class Use
            {
                {{members}}
                static void Throws(Func<object> act) { }
                void Do(string id, Subject subject, IServiceCollection services) { {{statements}} }
            }
            """,
            rule,
            Types,
            PlainDefinition);

    public const string Types = """
        public enum S { A, B }
        public enum T { One, Two }
        public enum Other { A, B }
        public interface IListed { List<string> Names { get; } }
        public struct Money { public int Amount; }
        public class Subject : IListed
        {
            private readonly List<string> _kept = [];
            public bool Flag { get; set; }
            public int Count;
            public Money Price;
            public int Result => 1;
            public DateTimeOffset At { get; set; }
            public List<string> Names { get; } = [];
            public List<string> Kept => _kept;
            public List<string> Copied => [.. _kept];
            public List<Waiver> Waivers { get; init; } = [];
            public Dictionary<string, int> Numbers { get; } = [];
            public int[] Scores { get; } = new int[3];
            public Subject Inner { get; set; } = null!;
            public Subject Clone() => (Subject)MemberwiseClone();
            public void Note(Waiver waiver) { }
            public LifecycleInstance<S, T, Subject> Instance { get; set; } = null!;
            public Task<int> Loaded { get; set; } = Task.FromResult(1);
            public Task<int> LoadAsync() => Task.FromResult(1);
            public ValueTask<int> ReadAsync() => new(1);
            public Task SearchAsync(string text, CancellationToken cancellationToken = default) => Task.CompletedTask;
            public Task FindAsync(int number) => Task.CompletedTask;
            public Task FindAsync(int number, CancellationToken cancellationToken) => Task.CompletedTask;
            public ValueTask<TItem> GetAsync<TItem>(int number) => default;
            public ValueTask<TItem> GetAsync<TItem>(int number, CancellationToken cancellationToken) => default;
            public Task SendAsync(object request, CancellationToken cancellationToken = default) => Task.CompletedTask;
            public Subject With(CancellationToken cancellationToken) => this;
            public static void Fill(out int number) => number = 1;
        }
        public class Special : Subject;
        public abstract class Base : EntryCriterion<Subject>
        {
            protected override CriterionResult Evaluate(CriterionContext<Subject> context) => CriterionResult.Met();
        }
        [Criterion("P-0", "Plain")] public class Plain : Base;
        [Criterion("P-1", "First")] public class First : Base;
        [Criterion("P-1", "First, too")] public class FirstToo : EntryCriterion<Other>
        {
            protected override CriterionResult Evaluate(CriterionContext<Other> context) => CriterionResult.Met();
        }
        [Criterion("P-2", "Second", Severity = Severity.Mandatory)] public class Second : Base;
        [Criterion("P-3", "Third", Severity = Severity.Waivable)] public class Third : Base;
        [Criterion("G-1", "Generic")] public class Generic<TItem> : Base;
        public class Unnamed : Base;
        """;

    public const string PlainDefinition = """
        public class D : LifecycleDefinition<S, T, Subject>
        {
            protected override void Define(LifecycleBuilder<S, T, Subject> b)
            {
                b.StartsIn(S.A);
                b.Stage(S.A).On(T.One).GoTo(S.B);
                b.Stage(S.B).Requires<First>().Requires<Second>().Requires<Third>().IsTerminal();
            }
        }
        """;
}
