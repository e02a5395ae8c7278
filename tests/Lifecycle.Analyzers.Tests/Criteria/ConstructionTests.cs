namespace Lifecycle.Analyzers.Tests.Criteria;

public class ConstructionTests
{
    private const string Rule = "LFC3001";

    [Theory]
    [InlineData("abstract class C : Plain { }")]
    [InlineData("class C : Plain { private C() { } }")]
    [InlineData("class C : Plain { internal C(int number) { } }")]
    [InlineData("interface C : IEntryCriterion<Subject> { }")]
    [InlineData(
        "struct C : IEntryCriterion<Subject> { public ValueTask<CriterionResult> "
            + "EvaluateAsync(CriterionContext<Subject> context, CancellationToken token) => default; }")]
    public Task A_type_that_cannot_be_constructed_is_reported(string type) =>
        CriteriaScenario.VerifyDefinitionAsync(
            Rule,
            "b.Stage(S.B).Requires<{|LFC3001:C|}>(); b.Stage(S.A).On(T.Two).Requires<{|LFC3001:C|}>().Stay();",
            type);

    [Theory]
    [InlineData("class C : Plain { public C(IServiceProvider services) { } }")]
    [InlineData("class C : Plain { private C(int number) { } public C() { } }")]
    [InlineData("class C : Plain;")]
    [InlineData("class C(IServiceProvider services) : Plain { public IServiceProvider Services => services; }")]
    [InlineData(
        "struct C() : IEntryCriterion<Subject> { public ValueTask<CriterionResult> "
            + "EvaluateAsync(CriterionContext<Subject> context, CancellationToken token) => default; }")]
    [InlineData(
        "record struct C(int Number) : IEntryCriterion<Subject> { public ValueTask<CriterionResult> "
            + "EvaluateAsync(CriterionContext<Subject> context, CancellationToken token) => default; }")]
    public Task A_type_with_a_public_constructor_is_not_reported(string type) =>
        CriteriaScenario.VerifyDefinitionAsync(Rule, "b.Stage(S.B).Requires<C>();", type);

    private const string Action = "ITransitionAction<S, T, Subject>";
    private const string Run =
        "ValueTask ITransitionAction<S, T, Subject>.RunAsync(TransitionContext<S, T, Subject> context, "
            + "CancellationToken token) => default;";
    private const string PayloadAction = "ITransitionAction<S, T, Subject, string>";
    private const string RunPayload =
        $"ValueTask {PayloadAction}.RunAsync(TransitionContext<S, T, Subject> context, string text, "
            + "CancellationToken token) => default;";

    [Theory]
    [InlineData($"abstract class C : {Action} {{ {Run} }}")]
    [InlineData($"class C : {Action} {{ C() {{ }} {Run} }}")]
    [InlineData($"interface C : {Action};")]
    [InlineData($"abstract class C : {PayloadAction} {{ {RunPayload} }}")]
    public Task An_action_class_that_cannot_be_constructed_is_reported(string type) =>
        CriteriaScenario.VerifyDefinitionAsync(
            Rule,
            "b.Stage(S.B).OnEntry<{|LFC3001:C|}>().OnExit<{|LFC3001:C|}>(); "
                + "b.Stage(S.A).On(T.Two).OnTransition<{|LFC3001:C|}>().Stay();",
            type);

    [Theory]
    [InlineData("abstract class C", "{|LFC3001:C|}")]
    [InlineData("class C", "C")]
    public Task An_action_class_of_the_start_can_be_constructed(string type, string named) =>
        CriteriaScenario.VerifyDefinitionAsync(
            Rule,
            "",
            "class E : LifecycleDefinition<S, T, Subject> { protected override void Define(LifecycleBuilder<S, T, "
                + $"Subject> b) => b.StartsIn(S.A).OnStart<{named}>(); }} {type} : IStartAction<S, Subject> {{ "
                    + "ValueTask IStartAction<S, Subject>.RunAsync(StartContext<S, Subject> context, "
                        + "CancellationToken token) => default; }");

    [Theory]
    [InlineData($"class C(IServiceProvider services) : {Action} {{ object Kept => services; {Run} }}")]
    [InlineData($"class C : {PayloadAction} {{ {RunPayload} }}")]
    public Task An_action_class_with_a_public_constructor_is_not_reported(string type) =>
        CriteriaScenario.VerifyDefinitionAsync(
            Rule,
            "b.Trigger(T.Two).Carries<string>(); b.Stage(S.A).On(T.Two).OnTransition<C>().OnTransition<string>((_, _) "
                + "=> { }).Stay();",
            type);

    [Theory]
    [InlineData("b.Stage(S.B).Requires<Generic<int>>();")]
    [InlineData(
        "Need<Plain>(b.Stage(S.B)); void Need<TCriterion>(StageBuilder<S, T, Subject> stage) where TCriterion : Base "
            + "=> stage.Requires<TCriterion>();")]
    [InlineData("_ = CriterionAttribute.Describe<Base>();")]
    public Task A_type_that_is_unknown_or_not_constructed_is_not_reported(string statements) =>
        CriteriaScenario.VerifyDefinitionAsync(Rule, statements);

    [Theory]
    [InlineData("new D().With(criteria => criteria.Add<{|LFC3001:Base|}>(S.B));")]
    [InlineData("new D().With(criteria => { criteria.Replace<{|LFC3001:Base|}>(\"P-3\"); });")]
    [InlineData("new D().With(criteria => criteria.Add<{|LFC3001:Base|}>(T.One, S.A));")]
    [InlineData("services.AddLifecycle<D>().AddEntryCriterion<{|LFC3001:Base|}>(S.B);")]
    [InlineData("services.AddLifecycle(new D()).AddEntryCriterion<{|LFC3001:Base|}>(S.B);")]
    [InlineData("services.AddLifecycle(new D()).Replace<{|LFC3001:Base|}>(\"P-3\").AddEntryCriterion<Plain>(S.B);")]
    [InlineData("services.AddLifecycle(new D()).Change((criteria, _) => criteria.Add<{|LFC3001:Base|}>(S.B));")]
    [InlineData("new D().With(criteria => criteria.Add<Plain>(S.B));")]
    [InlineData("Throws(() => new D().With(criteria => criteria.Add<Base>(S.B)).Graph);")]
    [InlineData("try { new D().With(criteria => criteria.Add<Base>(S.B)).Verify(); } catch (DefinitionException) { }")]
    [InlineData("var set = new Lifecycle.Tools.Set(); set.Add<Base>(); Add<Base>(); static void Add<TCriterion>() { }")]
    public Task A_plugged_in_criterion_can_be_constructed(string statements) =>
        CriteriaScenario.VerifyUseAsync(
            Rule,
            statements,
            types: "namespace Lifecycle.Tools { class Set { public void Add<TCriterion>() { } } }");

    [Fact]
    public Task Test_code_may_plug_in_a_wrong_criterion() =>
        CriteriaScenario.VerifyUseAsync(
            Rule,
            "",
            "[Xunit.Fact] void It_throws() { var changed = new D().With(criteria => criteria.Add<Base>(S.B)); "
                + "Throws(() => changed.Graph); }");
}
