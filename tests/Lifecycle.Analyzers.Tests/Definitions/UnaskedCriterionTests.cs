using Lifecycle.Analyzers.Tests.Criteria;

namespace Lifecycle.Analyzers.Tests.Definitions;

public class UnaskedCriterionTests
{
    [Theory]
    [InlineData("b.Stage(S.A).{|LFC3009:Requires|}<First>();")]
    [InlineData("b.Stage(S.A).{|LFC3009:Requires|}(\"I-1\", _ => true, \"why\");")]
    [InlineData("b.Stage(S.A).{|LFC3009:Requires|}<First>().On(T.Two).Stay();")]
    [InlineData("b.Stage(S.A).Requires<First>().On(T.Two).ReEnter();")]
    [InlineData("b.Stage(S.A).Requires<First>(); b.Stage(S.B).On(T.Two).GoTo(S.A);")]
    [InlineData("b.Stage(S.B).Requires<First>();")]
    [InlineData("b.StartsIn(S.A).Requires<First>();", "")]
    public Task An_entry_criterion_is_asked(string statements, string start = "b.StartsIn(S.A);") =>
        Scenario.VerifyAsync(
            $$"""
            public class D : LifecycleDefinition<S, T, Subject>
            {
                protected override void Define(LifecycleBuilder<S, T, Subject> b)
                {
                    {{start}}
                    b.Stage(S.A).On(T.One).GoTo(S.B);
                    {{statements}}
                }
            }
            """,
            "LFC3009",
            CriteriaScenario.Types);
}
