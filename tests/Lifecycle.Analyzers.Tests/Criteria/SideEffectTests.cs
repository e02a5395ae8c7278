namespace Lifecycle.Analyzers.Tests.Criteria;

public class SideEffectTests
{
    private const string Rule = "LFC3003";

    [Theory]
    [InlineData("{|LFC3003:context.Subject.Flag = true|};")]
    [InlineData("{|LFC3003:context.Subject.Count++|};")]
    [InlineData("{|LFC3003:context.Subject.Count += 2|};")]
    [InlineData("{|LFC3003:context.Subject.Inner ??= new()|};")]
    [InlineData("{|LFC3003:(context.Subject.Flag, context.Subject.Count) = (true, 1)|};")]
    [InlineData("Subject.Fill({|LFC3003:out context.Subject.Count|});")]
    [InlineData("var subject = context.Subject; {|LFC3003:subject.Flag = true|};")]
    [InlineData("if (context.Subject is Special special) {|LFC3003:special.Flag = true|};")]
    [InlineData("{|LFC3003:((Special)context.Subject).Flag = true|};")]
    [InlineData("{|LFC3003:context.Subject.Inner.Flag = true|};")]
    [InlineData("void Mark() => {|LFC3003:context.Subject.Flag = true|}; Mark();")]
    [InlineData("context.Subject.Names.ForEach(name => {|LFC3003:context.Subject.Count++|});")]
    public Task A_criterion_does_not_write_to_its_subject(string statements) =>
        CriteriaScenario.VerifyEvaluationAsync(Rule, statements);

    [Theory]
    [InlineData("{|LFC3003:context.Subject.Names.Add(\"A. Khan\")|};")]
    [InlineData("{|LFC3003:context.Subject.Kept.Clear()|};")]
    [InlineData("context.Subject.Names?{|LFC3003:.Remove(\"A. Khan\")|};")]
    [InlineData("{|LFC3003:context.Subject.Names[0] = \"A. Khan\"|};")]
    [InlineData("{|LFC3003:context.Subject.Scores[0] = 1|};")]
    [InlineData("{|LFC3003:context.Subject.Numbers[\"one\"]++|};")]
    [InlineData("var names = context.Subject.Names; {|LFC3003:names.Sort()|};")]
    [InlineData("{|LFC3003:context.Subject.Inner.Names.RemoveAll(name => name.Length == 0)|};")]
    public Task A_criterion_does_not_write_to_objects_in_its_subject(string statements) =>
        CriteriaScenario.VerifyEvaluationAsync(Rule, statements);

    [Theory]
    [InlineData("await {|LFC3003:context.Subject.Instance.FireAsync(T.One)|};")]
    [InlineData("_ = await {|LFC3003:context.Subject.Instance.TryFireAsync(T.One)|};")]
    [InlineData("var instance = context.Subject.Instance; await {|LFC3003:instance.FireAsync(T.One)|};")]
    [InlineData("await {|LFC3003:_other.FireAsync(T.One)|};")]
    [InlineData("await {|LFC3003:_definition.Resume(context.Subject, S.A).FireAsync(T.One)|};")]
    [InlineData("await {|LFC3003:_manager.FireAsync(\"1\", T.One)|};")]
    [InlineData("var all = _manager; _ = await {|LFC3003:all.TryFireAsync(\"1\", T.One)|};")]
    [InlineData("_ = await _manager.GetAsync(\"1\");")]
    public Task A_criterion_does_not_fire(string statements) =>
        CriteriaScenario.VerifyEvaluationAsync(
            Rule,
            statements,
            "private readonly LifecycleInstance<S, T, Subject> _other = null!; private readonly D _definition = new(); "
                + "private readonly ILifecycleManager<S, T, Subject> _manager = null!;");

    [Theory]
    [InlineData("Node n = n.Next; n.Value = 1;")]
    [InlineData("Node a = b.Next; Node b = a.Next; b.Value = 1;")]
    [InlineData("Node a = b; Node b = a; b.Value = 1;")]
    [InlineData("if (a is Node b) { } Node a = b.Next; b.Value = 1;")]
    [InlineData("var n = n.Next.Next; n.Next.Children[0].Value++;")]
    public async Task A_local_that_is_declared_by_itself_is_not_followed_for_ever(string statements) =>
        Assert.DoesNotContain(
            await Sources.AnalyzeAsync(Sources.Compile(
                "Typed",
                $$"""
                public class Node
                {
                    public Node Next { get; set; } = null!;
                    public Node[] Children = [];
                    public int Value;
                }
                public class C : EntryCriterion<Node>
                {
                    protected override CriterionResult Evaluate(CriterionContext<Node> context)
                    {
                        {{statements}}
                        return CriterionResult.Met();
                    }
                }
                """)),
            each => each.Id == Rule);

    [Theory]
    [InlineData("var flag = context.Subject.Flag; flag = true; var count = context.Subject.Count; count++;")]
    [InlineData("var names = context.Subject.Names.ToList(); names.Add(\"A. Khan\");")]
    [InlineData("var names = context.Subject.Copied; names.Add(\"A. Khan\"); context.Subject.Copied.Clear();")]
    [InlineData("List<string> gaps = []; gaps.Add(context.Subject.Names[0]);")]
    [InlineData("var copy = new Subject { Flag = true }; copy.Flag = false;")]
    [InlineData("var copy = context.Subject.Clone(); copy.Flag = true; copy.Names.Add(\"A. Khan\");")]
    [InlineData("var subject = context.Subject; subject = subject.Clone(); subject.Flag = true;")]
    [InlineData("var price = context.Subject.Price; price.Amount = 1;")]
    [InlineData("var trial = context with { Subject = context.Subject.Clone() }; trial.Subject.Flag = true;")]
    [InlineData("context = context with { Subject = context.Subject.Clone() }; context.Subject.Flag = true;")]
    [InlineData("_remedy = () => context.Subject.Flag = true;")]
    [InlineData("_asked = true; _seen.Add(context.Subject.Result);")]
    [InlineData("var trial = new D().Start(context.Subject.Clone()); await trial.TryFireAsync(T.One);")]
    [InlineData("await context.Subject.Instance.EvaluateAsync(T.One, cancellationToken: cancellationToken);")]
    [InlineData("IListed listed = context.Subject; listed.Names.Add(\"A. Khan\");")]
    public Task A_criterion_may_change_its_own_objects(string statements) =>
        CriteriaScenario.VerifyEvaluationAsync(
            Rule,
            statements,
            "private bool _asked; private readonly HashSet<int> _seen = []; private Action? _remedy; object? Kept => "
                + "_asked ? _remedy : null;");

    [Theory]
    [InlineData("b.Stage(S.B).Requires(\"P-1\", s => {|LFC3003:s.Flag = true|}, \"No.\");")]
    [InlineData("b.Stage(S.B).Requires(\"P-1\", s => {|LFC3003:s.Names.Remove(\"A. Khan\")|}, \"No.\");")]
    [InlineData(
        "b.Stage(S.A).On(T.Two).Requires(\"P-1\", s => { var t = s; {|LFC3003:t.Count--|}; return true; }, "
            + "\"No.\").Stay();")]
    [InlineData(
        "b.Stage(S.B).Requires(new CriterionDescription(\"P-1\", \"First\"), async (context, token) => { await "
            + "Task.Yield(); {|LFC3003:context.Subject.Flag = true|}; return CriterionResult.Met(); });")]
    [InlineData("b.Stage(S.B).Requires(\"P-1\", s => s.Names.Contains(\"A. Khan\"), \"No.\");")]
    [InlineData(
        "b.Stage(S.B).Requires(\"P-1\", s => s.Names.Any(name => { var t = name; t = \"\"; return t == name; }), "
            + "\"No.\");")]
    [InlineData("b.Stage(S.B).OnEntry(c => c.Subject.Flag = true);")]
    [InlineData("var seen = 0; b.Stage(S.B).Requires(\"P-1\", s => { seen++; return s.Flag; }, \"No.\");")]
    public Task An_inline_criterion_has_no_side_effects(string statements) =>
        CriteriaScenario.VerifyDefinitionAsync(Rule, statements);

    [Theory]
    [InlineData("\"x\", s => {|LFC3003:s.Flag = true|}")]
    [InlineData("\"x\", (s, c) => {|LFC3003:s.Names.Remove(\"A. Khan\")|}")]
    [InlineData("\"x\", async (c, t) => { await Task.Yield(); return {|LFC3003:c.Subject.Flag = true|}; }")]
    [InlineData("\"x\", (Subject s, string text) => {|LFC3003:s.Names.Remove(text)|}")]
    [InlineData("\"x\", (Subject s, string text, CriterionContext<Subject> c) => {|LFC3003:s.Names.Remove(text)|}")]
    [InlineData(
        "\"x\", async (CriterionContext<Subject> c, string text, CancellationToken t) => { await "
            + "{|LFC3003:c.Subject.Instance.FireAsync(T.One)|}; return true; }")]
    [InlineData("\"x\", (Subject s, string text) => s.Names.Contains(text)")]
    public async Task A_condition_of_a_branch_has_no_side_effects(string condition)
    {
        var reported = await CriteriaScenario.VerifyDefinitionAsync(
            Rule,
            "b.Trigger(T.Two).Carries<string>(); "
                + $"b.Stage(S.A).On(T.Two).When(\"no\", _ => false).Stay().When({condition}).Stay();");

        Assert.All(
            reported, each => Assert.StartsWith("This condition ", each.GetMessage(null), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(
        "class C : EntryCriterion<Subject> { protected override CriterionResult Evaluate(CriterionContext<Subject> "
            + "context) { {|LFC3003:context.Subject.Flag = true|}; return CriterionResult.Met(); } }")]
    [InlineData(
        "class C : IEntryCriterion<Subject> { ValueTask<CriterionResult> "
            + "IEntryCriterion<Subject>.EvaluateAsync(CriterionContext<Subject> context, CancellationToken token) { "
                + "{|LFC3003:context.Subject.Flag = true|}; return default; } }")]
    [InlineData(
        "class C<TItem> : EntryCriterion<TItem> where TItem : Subject { protected override CriterionResult "
            + "Evaluate(CriterionContext<TItem> context) { {|LFC3003:context.Subject.Flag = true|}; return "
                + "CriterionResult.Met(); } }")]
    [InlineData(
        "class C : Base { public void Evaluate(CriterionContext<Subject> context, int number) { context.Subject.Flag = "
            + "true; } }")]
    [InlineData(
        "class C { public void EvaluateAsync(CriterionContext<Subject> context) { context.Subject.Flag = true; } }")]
    [InlineData(
        "class C : EntryCriterion<Money> { protected override CriterionResult Evaluate(CriterionContext<Money> "
            + "context) { var money = context.Subject; money.Amount = 1; return CriterionResult.Met(); } }")]
    public Task Only_the_evaluation_method_of_a_criterion_class_is_checked(string type) =>
        CriteriaScenario.VerifyDefinitionAsync(Rule, "", type);

    [Fact]
    public async Task An_auto_property_of_another_assembly_counts_as_stored()
    {
        using var image = new MemoryStream();
        Assert.True(Sources.Compile("Domain", CriteriaScenario.Types).Emit(image).Success);
        var domain = Microsoft.CodeAnalysis.MetadataReference.CreateFromImage(image.ToArray());

        var compilation = Sources.Compile("Scenario", [domain], [
            """
            class C : EntryCriterion<Subject>
            {
                protected override CriterionResult Evaluate(CriterionContext<Subject> context)
                {
                    context.Subject.Names.Add("reported");
                    context.Subject.Copied.Add("a copy");
                    return CriterionResult.Met();
                }
            }
            """,
        ]);
        var reported = (await Sources.AnalyzeAsync(compilation)).Where(each => each.Id == Rule);

        Assert.Equal(
            "This criterion changes Names of the subject. Change it in an action.",
            Assert.Single(reported).GetMessage(null));
    }
}
