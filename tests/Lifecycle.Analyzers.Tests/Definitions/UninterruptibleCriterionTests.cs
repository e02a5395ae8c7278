using Lifecycle.Analyzers.Tests.Criteria;

namespace Lifecycle.Analyzers.Tests.Definitions;

public class UninterruptibleCriterionTests
{
    private const string Types = """
        [Criterion("U-1", "Timed", TimeoutMilliseconds = 100)] public class Timed : Base;
        [Criterion("U-2", "Untimed")] public class Untimed : Base;
        [Criterion("U-3", "Zero", TimeoutMilliseconds = 0)] public class Zero : Base;
        [Criterion("U-4", "Async", TimeoutMilliseconds = 100)] public class Async : IEntryCriterion<Subject>
        {
            public ValueTask<CriterionResult> EvaluateAsync(
                CriterionContext<Subject> context, CancellationToken token) =>
                new(CriterionResult.Met());
        }
        """;

    [Theory]
    [InlineData("b.Stage(S.B).{|LFC3008:Requires|}<Timed>();")]
    [InlineData("b.Stage(S.A).On(T.Two).{|LFC3008:Requires|}<Timed>().Stay();")]
    [InlineData("b.StartsIn(S.A).{|LFC3008:Requires|}<Timed>();")]
    [InlineData("b.EveryTransition().{|LFC3008:Requires|}<Timed>(); b.Stage(S.B).Requires<Timed>();")]
    [InlineData("b.Stage(S.B).Requires<Untimed>().Requires<Zero>().Requires<Async>();")]
    public Task A_synchronous_criterion_has_no_timeout(string statements) =>
        Scenario.VerifyAsync(
        $$"""
        {{Types}}
        public class D : LifecycleDefinition<S, T, Subject>
        {
            protected override void Define(LifecycleBuilder<S, T, Subject> b)
            {
                {{(statements.Contains("StartsIn", StringComparison.Ordinal) ? "" : "b.StartsIn(S.A);")}}
                b.Stage(S.A).On(T.One).GoTo(S.B);
                b.Stage(S.B).IsTerminal();
                {{statements}}
            }
        }
        """,
        "LFC3008",
        CriteriaScenario.Types);
}
