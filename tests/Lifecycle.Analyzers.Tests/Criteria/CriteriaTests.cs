using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers.Tests.Criteria;

public class CriteriaTests
{
    [Theory]
    [InlineData("abstract class C : Plain { }", "{|LFC3001:b.Stage(S.B).Requires<C>()|};")]
    [InlineData("class C : Plain { private C() { } }", "{|LFC3001:b.Stage(S.B).Requires<C>()|};")]
    [InlineData("class C : Plain { internal C(int number) { } }", "{|LFC3001:b.Stage(S.B).Requires<C>()|};")]
    [InlineData("interface C : IEntryCriterion<Subject> { }", "{|LFC3001:b.Stage(S.B).Requires<C>()|};")]
    [InlineData("class C : Plain { public C(IServiceProvider services) { } }", "b.Stage(S.B).Requires<C>();")]
    [InlineData("class C : Plain;", "b.Stage(S.B).Requires<C>();")]
    [InlineData("abstract class C : Plain { }", "_ = CriterionDescription.Of<C>();")]
    [InlineData("[Criterion(\"G-1\", \"Generic\")] class C<T> : Plain;", "b.Stage(S.B).Requires<C<int>>();")]
    public Task A_criterion_can_be_constructed(string type, string statements) => VerifyAsync(type, statements, "LFC3001");

    [Theory]
    [InlineData("class C : Plain;", "b.Stage(S.B).Requires<Plain1>().{|LFC3002:Requires|}<Plain2>();")]
    [InlineData("class C : Plain;", "b.Stage(S.A).On(T.Two).Requires<Plain1>().Stay(); b.Stage(S.B).{|LFC3002:Requires|}(\"P-1\", s => s.Flag, \"No.\");")]
    [InlineData("class C : Plain;", "b.Stage(S.B).Requires(\"P-1\", s => s.Flag, \"No.\").{|LFC3002:Requires|}(\"P-1\", s => !s.Flag, \"Yes.\");")]
    [InlineData("class C : Plain;", "b.Stage(S.B).Requires<Plain1>(); b.Stage(S.A).On(T.Two).Requires<Plain1>().Stay();")]
    [InlineData("class C : Plain;", "foreach (var stage in new[] { S.A, S.B }) b.Stage(stage).Requires(\"P-1\", s => s.Flag, \"No.\");")]
    [InlineData("class C : Plain;", "b.Stage(S.B).Requires(\"P-1\", s => s.Flag, \"No.\").Requires(\"P-2\", s => !s.Flag, \"Yes.\");")]
    public Task An_id_names_one_criterion(string type, string statements) => VerifyAsync(type, statements, "LFC3002");

    [Theory]
    [InlineData("{|LFC3003:context.Subject.Flag = true|};")]
    [InlineData("{|LFC3003:context.Subject.Count++|};")]
    [InlineData("{|LFC3003:context.Subject.Count += 2|};")]
    [InlineData("var subject = context.Subject; {|LFC3003:subject.Flag = true|};")]
    [InlineData("{|LFC3003:context.Subject.Names.Add(\"A. Khan\")|};")]
    [InlineData("{|LFC3003:context.Subject.Inner.Flag = true|};")]
    [InlineData("{|LFC3003:await context.Subject.Instance.FireAsync(T.One)|};", "FireAsync")]
    [InlineData("var flag = context.Subject.Flag; flag = true;")]
    [InlineData("var names = context.Subject.Names.ToList(); names.Add(\"A. Khan\");")]
    [InlineData("var copy = new Subject(); copy.Flag = true;")]
    [InlineData("context = default;")]
    [InlineData("await context.Subject.Instance.EvaluateAsync(T.One, cancellationToken: cancellationToken);")]
    public Task A_criterion_only_judges(string statements, string? call = null) =>
        VerifyEvaluationAsync(call is null ? statements : statements.Replace("{|LFC3003:await ", "await {|LFC3003:", StringComparison.Ordinal), "LFC3003");

    [Theory]
    [InlineData("class C : Plain;", "b.Stage(S.B).Requires(\"P-1\", s => {|LFC3003:s.Flag = true|}, \"No.\");")]
    [InlineData("class C : Plain;", "b.Stage(S.B).Requires(\"P-1\", s => {|LFC3003:s.Names.Remove(\"A. Khan\")|}, \"No.\");")]
    [InlineData("class C : Plain;", "b.Stage(S.B).Requires(\"P-1\", s => s.Names.Contains(\"A. Khan\"), \"No.\");")]
    [InlineData("class C : Plain;", "b.Stage(S.B).OnEntry(c => c.Subject.Flag = true);")]
    public Task A_criterion_in_line_only_judges(string type, string statements) => VerifyAsync(type, statements, "LFC3003");

    [Theory]
    [InlineData("Thread.Sleep(1);", "{|LFC3004:Thread.Sleep(1)|};")]
    [InlineData("", "_ = {|LFC3004:context.Subject.LoadAsync().Result|};")]
    [InlineData("", "{|LFC3004:context.Subject.LoadAsync().Wait()|};")]
    [InlineData("", "_ = {|LFC3004:context.Subject.LoadAsync().GetAwaiter().GetResult()|};")]
    [InlineData("", "_ = {|LFC3004:context.Subject.ReadAsync().Result|};")]
    [InlineData("", "_ = await context.Subject.LoadAsync();")]
    [InlineData("", "var load = context.Subject.LoadAsync(); await Task.WhenAll(load); _ = load.Result;")]
    [InlineData("", "var load = context.Subject.LoadAsync(); if (load.IsCompletedSuccessfully) _ = load.Result;")]
    [InlineData("", "_ = context.Subject.Result;")]
    public Task A_criterion_does_not_block(string _, string statements) => VerifyEvaluationAsync(statements, "LFC3004");

    [Theory]
    [InlineData("_ = {|LFC3005:DateTimeOffset.UtcNow|};", "context.Now")]
    [InlineData("_ = {|LFC3005:DateTimeOffset.Now|} - context.Now;", "context.Now")]
    [InlineData("_ = {|LFC3005:DateTime.Today|};", "context.Now.LocalDateTime.Date")]
    [InlineData("_ = {|LFC3005:DateTime.UtcNow|};", "context.Now.UtcDateTime")]
    [InlineData("Func<DateTime> now = () => {|LFC3005:DateTime.Now|};", "context.Now.LocalDateTime")]
    [InlineData("_ = {|LFC3005:TimeProvider.System|}.GetUtcNow();", null)]
    [InlineData("_ = context.Now;", null)]
    [InlineData("_ = DateTime.MinValue;", null)]
    public async Task A_criterion_goes_by_the_time_of_its_context(string statements, string? replacement)
    {
        var reported = await VerifyEvaluationAsync(statements, "LFC3005");

        Assert.All(reported, each => Assert.Equal(replacement, each.Properties["Replacement"]));
    }

    [Theory]
    [InlineData("class C : Plain;", "b.Stage(S.B).OnEntry(c => c.Subject.At = {|LFC3005:DateTimeOffset.UtcNow|});")]
    [InlineData("class C : Plain;", "b.Stage(S.B).Requires(\"P-1\", s => s.At < {|LFC3005:DateTimeOffset.UtcNow|}, \"No.\");")]
    [InlineData("class C { public DateTimeOffset Now => DateTimeOffset.UtcNow; }", "b.Stage(S.B).OnEntry(c => c.Subject.At = c.Now);")]
    public Task A_definition_goes_by_the_time_of_its_context(string type, string statements) => VerifyAsync(type, statements, "LFC3005");

    [Theory]
    [InlineData("await {|LFC3006:Task.Delay(1)|};")]
    [InlineData("await {|LFC3006:context.Subject.SearchAsync(\"it\")|};")]
    [InlineData("await {|LFC3006:context.Subject.SearchAsync(\"it\", CancellationToken.None)|}.ConfigureAwait(false);")]
    [InlineData("await {|LFC3006:context.Subject.SearchAsync(\"it\", default)|};")]
    [InlineData("await {|LFC3006:context.Subject.FindAsync(1)|};")]
    [InlineData("await Task.Delay(1, cancellationToken);")]
    [InlineData("await context.Subject.SearchAsync(\"it\", cancellationToken);")]
    [InlineData("using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken); await context.Subject.SearchAsync(\"it\", linked.Token);")]
    [InlineData("await context.Subject.FindAsync(1, cancellationToken);")]
    [InlineData("await context.Subject.LoadAsync();")]
    [InlineData("_ = context.Subject.FindAsync(1);")]
    public Task A_criterion_passes_its_token_on(string statements) => VerifyEvaluationAsync(statements, "LFC3006");

    [Theory]
    [InlineData("new D().With(changes => changes.SwitchOff({|LFC3007:\"P-1\"|}));")]
    [InlineData("new D().With(changes => changes.SetSeverity({|LFC3007:\"P-1\"|}, Severity.Waivable));")]
    [InlineData("new D().With(changes => { changes.SetSeverity({|LFC3007:\"P-1\"|}, Severity.Advisory); });")]
    [InlineData("_ = {|LFC3007:new Waiver(\"P-1\", \"Director\", \"It is urgent.\", default)|};")]
    [InlineData("new D().With(changes => changes.SetSeverity(\"P-1\", Severity.Mandatory));")]
    [InlineData("new D().With(changes => changes.SwitchOff(\"P-3\"));")]
    [InlineData("new D().With(changes => changes.SwitchOff(\"P-4\"));")]
    [InlineData("new D().With(changes => changes.SwitchOff(id));")]
    [InlineData("_ = new Waiver(\"P-3\", \"Director\", \"It is urgent.\", default);")]
    [InlineData("Throws(() => new D().With(changes => changes.SwitchOff(\"P-1\")));")]
    [InlineData("Throws(() => new Waiver(\"P-1\", \"Director\", \"It is urgent.\", default));")]
    [InlineData("try { new D().With(changes => changes.SwitchOff(\"P-1\")); } catch (LifecycleException) { }")]
    public Task A_mandatory_criterion_stays_mandatory(string statements) => VerifyAsync(
        $$"""
        [Criterion("P-3", "Third", Severity = Severity.Waivable)] class Third : Plain;
        class Use { static void Throws(Func<object> act) { } void Change(string id) { {{statements}} } }
        """,
        "b.Stage(S.B).Requires<Third>();",
        "LFC3007",
        second: "P-2");

    private static Task<IReadOnlyList<Diagnostic>> VerifyEvaluationAsync(string statements, string rule) => VerifyAsync(
        $$"""
        [Criterion("E-1", "Evaluated")]
        class Evaluated : IEntryCriterion<Subject>
        {
            public async ValueTask<CriterionResult> EvaluateAsync(CriterionContext<Subject> context, CancellationToken cancellationToken)
            {
                await Task.Yield();
                {{statements}}
                return CriterionResult.Met();
            }
        }
        """,
        "b.Stage(S.B).Requires<Evaluated>();",
        rule);

    private static Task<IReadOnlyList<Diagnostic>> VerifyAsync(string types, string statements, string rule, string second = "P-1") => Scenario.VerifyAsync(
        $$"""
        public enum S { A, B }
        public enum T { One, Two }
        public class Subject
        {
            public bool Flag { get; set; }
            public int Count;
            public int Result => 1;
            public DateTimeOffset At { get; set; }
            public List<string> Names { get; } = [];
            public Subject Inner => this;
            public LifecycleInstance<S, T, Subject> Instance { get; set; } = null!;
            public Task<int> LoadAsync() => Task.FromResult(1);
            public ValueTask<int> ReadAsync() => new(1);
            public Task SearchAsync(string text, CancellationToken cancellationToken = default) => Task.CompletedTask;
            public Task FindAsync(int number) => Task.CompletedTask;
            public Task FindAsync(int number, CancellationToken cancellationToken) => Task.CompletedTask;
        }
        abstract class Base : EntryCriterion<Subject>
        {
            protected override CriterionResult Evaluate(CriterionContext<Subject> context) => CriterionResult.Met();
        }
        [Criterion("P-0", "Plain")] class Plain : Base;
        [Criterion("P-1", "First")] class Plain1 : Base;
        [Criterion("{{second}}", "Second")] class Plain2 : Base;
        {{types}}
        public class D : LifecycleDefinition<S, T, Subject>
        {
            protected override void Define(LifecycleBuilder<S, T, Subject> b)
            {
                b.StartsIn(S.A);
                b.Stage(S.A).On(T.One).GoTo(S.B);
                {{statements}}
            }
        }
        """,
        rule);
}
