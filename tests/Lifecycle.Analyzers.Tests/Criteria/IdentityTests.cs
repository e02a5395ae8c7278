namespace Lifecycle.Analyzers.Tests.Criteria;

public class IdentityTests
{
    private const string Rule = "LFC3002";

    private const string Types = """
        [Criterion("P-1", "Another")] public class Another : Base;
        public static class Elsewhere { public class Unnamed : Base; }
        """;

    private const string Members = """
        private static readonly Func<Subject, bool> Kept = s => s.Flag;
        private static bool IsFlagged(Subject s) => s.Flag;
        private static bool IsCounted(Subject s) => s.Count > 0;
        private static void Need(StageBuilder<S, T, Subject> stage) => stage.Requires("P-1", s => s.Flag, "No.");
        private static void Name(StageBuilder<S, T, Subject> stage, string id) =>
            stage.Requires(id, s => s.Flag, "No.");
        """;

    [Theory]
    [InlineData("b.Stage(S.B).Requires<First>().{|LFC3002:Requires|}<Another>();")]
    [InlineData(
        "b.Stage(S.A).On(T.Two).Requires<First>().Stay(); b.Stage(S.B).{|LFC3002:Requires|}(\"P-1\", s => s.Flag, "
            + "\"No.\");")]
    [InlineData(
        "b.Stage(S.B).Requires(\"P-1\", s => s.Flag, \"No.\").{|LFC3002:Requires|}(\"P-1\", s => !s.Flag, \"Yes.\");")]
    [InlineData(
        "b.Stage(S.B).Requires(\"P-1\", IsFlagged, \"No.\").{|LFC3002:Requires|}(\"P-1\", IsCounted, \"No.\");")]
    [InlineData(
        "b.Stage(S.B).Requires(\"P-1\", IsFlagged, \"No.\").{|LFC3002:Requires|}(\"P-1\", s => s.Flag, \"No.\");")]
    [InlineData("b.Stage(S.B).Requires<First>().{|LFC3002:Requires|}(\"P-1\", Kept, \"No.\");")]
    [InlineData(
        "b.Stage(S.B).Requires<First>().{|LFC3002:Requires|}(new CriterionDescription(\"P-1\", \"First\"), (context, "
            + "token) => default);")]
    [InlineData("b.Stage(S.B).Requires<Generic<int>>().{|LFC3002:Requires|}<Generic<string>>();")]
    [InlineData("b.Stage(S.B).Requires<Unnamed>().{|LFC3002:Requires|}<Elsewhere.Unnamed>();")]
    [InlineData("Need(b.Stage(S.B)); b.Stage(S.B).{|LFC3002:Requires|}<First>();")]
    [InlineData("b.StartsIn(S.A).Requires<First>(); b.Stage(S.B).{|LFC3002:Requires|}<Another>();")]
    [InlineData("b.EveryTransition().Requires<First>(); b.Stage(S.B).{|LFC3002:Requires|}<Another>();")]
    public Task An_id_names_one_criterion(string statements) =>
        CriteriaScenario.VerifyDefinitionAsync(Rule, statements, Types, Members);

    [Theory]
    [InlineData("b.Stage(S.B).Requires<First>(); b.Stage(S.A).On(T.Two).Requires<First>().Stay();")]
    [InlineData("b.Stage(S.B).Requires(\"P-1\", s => s.Flag, \"No.\").Requires(\"P-2\", s => !s.Flag, \"Yes.\");")]
    [InlineData("foreach (var stage in new[] { S.A, S.B }) b.Stage(stage).Requires(\"P-1\", s => s.Flag, \"No.\");")]
    [InlineData("Need(b.Stage(S.A)); Need(b.Stage(S.B));")]
    [InlineData(
        "b.Stage(S.A).Requires(\"P-1\", IsFlagged, \"No.\"); b.Stage(S.B).Requires(\"P-1\", IsFlagged, \"No.\");")]
    [InlineData("b.Stage(S.A).Requires(\"P-1\", Kept, \"No.\"); b.Stage(S.B).Requires(\"P-1\", Kept, \"No.\");")]
    [InlineData(
        "Func<Subject, bool> flagged = s => s.Flag; b.Stage(S.A).Requires(\"P-1\", flagged, \"No.\"); "
            + "b.Stage(S.B).Requires(\"P-1\", flagged, \"No.\");")]
    [InlineData("Name(b.Stage(S.A), \"P-1\"); Name(b.Stage(S.B), \"P-2\");")]
    [InlineData("b.EveryTransition().Requires<First>(); b.Stage(S.B).Requires<First>();")]
    [InlineData("b.Stage(S.B).Requires<Generic<int>>(); b.Stage(S.A).On(T.Two).Requires<Generic<int>>().Stay();")]
    [InlineData("if (DateTime.Now.Year < 2000) b.Stage(S.B).Requires<First>(); b.Stage(S.B).Requires<Another>();")]
    [InlineData("b.Stage(S.A).On(T.Two).Requires<First>().When(\"it may\", s => s.Flag).Stay().Otherwise().GoTo(S.B);")]
    public Task One_criterion_may_be_required_many_times(string statements) =>
        CriteriaScenario.VerifyDefinitionAsync(Rule, statements, Types, Members);

    [Fact]
    public async Task The_message_names_the_criterion_that_has_the_id()
    {
        var reported = await CriteriaScenario.VerifyDefinitionAsync(
            Rule, "b.Stage(S.B).Requires<First>().{|LFC3002:Requires|}(\"P-1\", s => s.Flag, \"No.\");");

        Assert.Equal(
            "P-1 is already the id of First. Give this criterion an id of its own.",
            reported[0].GetMessage(null));
        Assert.Single(reported[0].AdditionalLocations);
    }
}
