using System.Reflection;
using Lifecycle.Partnerships;
using Microsoft.CodeAnalysis;
using static Lifecycle.Analyzers.Tests.Manifests.FoldedSource;

namespace Lifecycle.Analyzers.Tests.Manifests;

public class ManifestTests
{
    public static TheoryData<string> Readable =>
        [
            Body("b.Stage(S.A).On(T.One).GoTo(S.B); b.Stage(S.B).IsTerminal();"),
            Body(
                "b.Stage(S.A).Named(\"First\").On(T.One).GoTo(S.B).On(T.Two).Stay().On(T.Three).ReEnter()"
                    + ".Ignore(T.Four); b.Stage(S.B).On(T.One).GoTo(S.A);"),
            Body(
                "b.Stage(S.X).StartsIn(S.B).On(T.Two).GoTo(S.A).On(T.Three).Stay(); "
                    + "b.Stage(S.B).Within(S.X).On(T.One).GoTo(S.C); b.Stage(S.C).Within(S.X).Ignore(T.Two); "
                        + "b.Stage(S.A).On(T.One).GoTo(S.X);"),
            Body(
                "b.Stage(S.A).On(T.One).When(\"it may\", s => s.Flag).GoTo(S.B).When(\"it must\", s => "
                    + "!s.Flag).Stay().Otherwise().GoTo(S.C); b.Stage(S.B); b.Stage(S.C);"),
            Body(
                "b.Stage(S.X).On(T.One).GoTo(S.D); b.Stage(S.A).Within(S.X).On(T.One).When(\"it may\", s => "
                    + "s.Flag).GoTo(S.B); b.Stage(S.B).Within(S.X).On(T.Two).GoTo(S.A); b.Stage(S.D);"),
            Body(
                "b.Stage(S.A).On(T.One).GoTo(S.B); b.Stage(S.B).On(T.Two).GoTo(S.C); "
                    + "b.Stage(S.C).On(T.Three).GoToPrevious();"),
            Body(
                "b.Stage(S.Y).On(T.Four).GoTo(S.D); b.Stage(S.X).Within(S.Y).On(T.Three).ReEnter(); "
                    + "b.Stage(S.A).Within(S.X).On(T.One).GoTo(S.B); b.Stage(S.B).Within(S.Y).On(T.Two).GoTo(S.A); "
                        + "b.Stage(S.D).IsTerminal();"),
            Body("foreach (var stage in new[] { S.A, S.B }) b.Stage(stage).On(T.One).GoTo(S.C); b.Stage(S.C);"),
            Body(
                "b.Trigger(T.One).Carries<(string Reason, int Code)>(); b.Trigger(T.Two).Carries<int?>(); "
                    + "b.Trigger(T.Three).Carries<List<Dictionary<string, dynamic?>>[,][]>(); "
                        + "b.Trigger(T.Four).Carries<Outer<int>.Inner<string?[]>>(); b.Stage(S.A).On(T.One)"
                            + ".GoTo(S.B);",
                "public class Outer<TOuter> { public class Inner<TInner> { } }"),
            "namespace @event.Shop { public class Paid; "
                + Body("b.Trigger(T.One).Carries<Paid>(); b.Stage(S.A);")
                + "}",
            Keys
                + "public class D : LifecycleDefinition<S, T, Subject> { protected override void "
                    + "Define(LifecycleBuilder<S, T, Subject> b) { Open(b.StartsIn(S.B)); b.Stage(S.B).On(T.One)"
                    + ".GoTo(S.C); } private static void Open(StartBuilder<S, T, Subject> start) => "
                    + "start.Requires(\"X-1\", s => "
                    + "s.Flag, \"No.\").OnStart(c => c.Subject.Flag = false).OnStart(async (c, t) => await "
                    + "c.Subject.GoAsync()); }",
            Body(
                "b.Trigger(T.One).Carries<string>(); b.Stage(S.A).OnExit<string>((c, text) => c.Subject.Flag = text == "
                    + "\"\").On(T.One).Requires<string>(\"X-1\", (s, text) => s.Flag, \"No.\").OnTransition<string>"
                        + "((c, text) => c.Then(T.Two)).GoTo(S.B); b.Stage(S.B).Requires<string>(new "
                            + "CriterionDescription(\"X-2\", \"It is\"), (c, text, t) => default).Requires<Long>()"
                                + ".OnEntry<string>(async (c, text) => await c.Subject.GoAsync()).IsTerminal();",
                "[Criterion(\"X-3\", \"It is long\")] public sealed class Long : EntryCriterion<Subject, string> { "
                    + "protected override CriterionResult Evaluate(CriterionContext<Subject> c, string text) => "
                        + "default; }"),
            Body(
                "b.Stage(S.A).On(T.One).When(\"it may\", async (c, t) => { await c.Subject.GoAsync(); return true; }, "
                    + "TimeSpan.FromSeconds(1)).GoTo(S.B).When(\"it must\", (c, t) => new "
                        + "ValueTask<bool>(false)).Stay().Otherwise().GoTo(S.C); b.Stage(S.B); b.Stage(S.C);"),
            Body(
                "b.Trigger(T.One).Carries<string>(); b.Stage(S.A).OnExit<Note>().On(T.One).When<string>(\"it may\", "
                    + "(s, text) => s.Flag).OnTransition<Note>().GoTo(S.B).When<string>(\"it might\", (s, text, c) => "
                        + "s.Flag).GoTo(S.D).When<string>(\"it must\", async (c, text, t) => { await "
                            + "c.Subject.GoAsync(); return true; }, TimeSpan.FromSeconds(1)).Stay().Otherwise()"
                                + ".GoTo(S.C); b.Stage(S.B); b.Stage(S.C); b.Stage(S.D).OnEntry<Note>();",
                "public sealed class Note : ITransitionAction<S, T, Subject, string> { public ValueTask RunAsync("
                    + "TransitionContext<S, T, Subject> c, string text, CancellationToken t) => default; }"),
            Keys
                + "public class D : LifecycleDefinition<S, T, Subject> { protected override void "
                    + "Define(LifecycleBuilder<S, T, Subject> b) { b.StartsIn(S.B).OnStart<Note>().Requires(\"X-1\", "
                        + "s => s.Flag, \"No.\"); b.Stage(S.B).On(T.One).GoTo(S.C); } } public sealed class Note : "
                            + "IStartAction<S, Subject> { public ValueTask RunAsync(StartContext<S, Subject> c, "
                                + "CancellationToken t) => default; }",
            Body(
                "var every = b.EveryTransition(); every.Requires(\"X-1\", s => s.Flag, \"No.\").Requires(\"X-2\", s => "
                    + "s.Flag, \"No.\"); b.Stage(S.A).On(T.One).GoTo(S.B); b.Stage(S.B).Requires(\"X-3\", s => s.Flag, "
                        + "\"No.\").IsTerminal();"),
            Body(
                "foreach (var (other, stage) in new Dictionary<int, int>()) { } foreach (S stage in (S[])[S.A, S.B]) { "
                    + "b.Stage(stage).On(T.One).GoTo(S.C); } b.Stage(S.C);"),
            Body(
                "Ways(b, S.A); Ways(b, S.B); b.Stage(S.C); void Ways(LifecycleBuilder<S, T, Subject> c, S from) => "
                    + "c.Stage(from).On(T.One).GoTo(S.C);"),
            Body(
                "Open(b).On(T.One).GoTo(S.B); Close(b.Stage(S.B));",
                "private static StageBuilder<S, T, Subject> Open(LifecycleBuilder<S, T, Subject> b) => "
                    + "b.Stage(S.A).OnEntry(c => c.Then(T.Two)); private void Close(StageBuilder<S, T, Subject> b) { "
                        + "b.IsTerminal(); }"),
            Body(
                "var first = b.Stage(S.A); var way = first.On(T.One); way.GoTo(S.B); const S second = S.B; "
                    + "b.Stage(second).On(T.Two).GoTo(First);",
                "private static readonly S First = S.A;"),
            Body(
                "ArgumentNullException.ThrowIfNull(b); b.Trigger(T.One).Carries<string>(); "
                    + "b.Stage(S.Same).On(T.One).Requires(\"X-1\", s => s.Flag, \"No.\").OnTransition(c => "
                        + "c.Subject.Flag = true).Emits(c => c.To).GoTo(S.B); b.Stage(S.B).Requires(\"X-2\", s => "
                            + "s.Flag, \"No.\").IsTerminal();"),
            Body(
                "b.Stage(S.A).DueAfter(TimeSpan.FromDays(30), T.One).DueAfter(fires: T.Two, after: "
                    + "TimeSpan.FromDays(60)).On(T.One).GoTo(S.B).On(T.Two).ReEnter(); b.Stage(S.B).IsTerminal();"),
            Body(
                "b.Stage(S.A).DueBy(s => DateTimeOffset.MaxValue, T.One).On(T.One).GoTo(S.B); "
                    + "b.Stage(S.B).OnEntry(async (c, t) => await c.Subject.GoAsync()).IsTerminal();"),
            Body("Ways(); void Ways() => b.Stage(S.A).On(T.One).GoTo(S.B); b.Stage(S.B).IsTerminal();"),
            Body(
                "Ways(b, S.A, S.B);",
                "private static void Ways(LifecycleBuilder<S, T, Subject> b, params S[] all) { foreach (var s in all) "
                    + "b.Stage(s).On(T.One).GoTo(S.C); b.Stage(S.C); }"),
            Body(
                "var open = new[] { S.A, S.B }; foreach (var s in open) b.Stage(s).On(T.One).GoTo(S.C); b.Stage(S.C);"),
            Body(
                "foreach (var s in Open) b.Stage(s).On(T.One).GoTo(S.C); b.Stage(S.C);",
                "private static readonly S[] Open = [S.A, S.B];"),
            Body(
                "foreach (var s in new[] { S.A, S.B }) foreach (var t in new[] { T.One, T.Two }) "
                    + "b.Stage(s).On(t).Stay();"),
            Body(
                "Ways(s: S.A, b: b);",
                "private static void Ways<TSubject>(LifecycleBuilder<S, T, TSubject> b, S s = S.B, T t = T.Two) => "
                    + "b.Stage(s).On(t).GoTo(S.C);"),
            Body(
                "Ways(S.A, Ways(S.B, b)); b.Stage(S.C);",
                "private static LifecycleBuilder<S, T, Subject> Ways(S s, LifecycleBuilder<S, T, Subject> b) { "
                    + "b.Stage(s).On(T.One).GoTo(S.C); return b; }"),
            Body("b.Stage(0).On((T)1).GoTo(First); b.Stage(S.B);", "private static readonly S First = (S)1;"),
            Body("b.Ways().IsTerminal(); b.Stage(S.A).On(T.One).GoTo(S.B);")
                + "public static class Extensions { public static StageBuilder<S, T, Subject> Ways(this "
                    + "LifecycleBuilder<S, T, Subject> b) => b.Stage(S.B); }",
            Keys
                + "public partial class D : LifecycleDefinition<S, T, Subject> { protected override void "
                    + "Define(LifecycleBuilder<S, T, Subject> b) { b.StartsIn(S.A); Ways(b); "
                        + "b.Stage(S.B).IsTerminal(); } partial void Ways(LifecycleBuilder<S, T, Subject> b); } public "
                            + "partial class D { partial void Ways(LifecycleBuilder<S, T, Subject> c) => "
                                + "c.Stage(S.A).On(T.One).GoTo(S.B); }",
            Keys
                + "public class D : LifecycleDefinition<int, char, Subject> { protected override void "
                    + "Define(LifecycleBuilder<int, char, Subject> b) { b.StartsIn('a'); "
                        + "b.Stage('a').On('x').GoTo(98); b.Stage('b').IsTerminal(); } }",
            Keys
                + "public class Outer { private class D : LifecycleDefinition<string, int, Subject> { protected "
                    + "override void Define(LifecycleBuilder<string, int, Subject> b) { b.StartsIn(\"a stage\"); "
                        + "b.Stage(\"a stage\").On(1).GoTo(\"ein Ort, 50 %\"); b.Stage(\"ein Ort, 50 "
                            + "%\").On(-2).GoTo(\"a stage\"); } } }",
            Keys
                + "namespace Some.Where { public partial class D { private static void Ways(LifecycleBuilder<S, T, "
                    + "Subject> b) => b.Stage(S.A).On(T.One).GoTo(S.B); } public partial class D : "
                        + "LifecycleDefinition<S, T, Subject> { protected override void Define(LifecycleBuilder<S, T, "
                            + "Subject> b) { b.StartsIn(S.A); Ways(b); b.Stage(S.B).IsTerminal(); } } }",
            Keys
                + "public class Base : LifecycleDefinition<S, T, Subject> { protected override void "
                    + "Define(LifecycleBuilder<S, T, Subject> b) { b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B); "
                        + "} } "
                        + "public class D : Base { protected override void Define(LifecycleBuilder<S, T, Subject> b) { "
                            + "base.Define(b); b.Stage(S.B).On(T.One).GoTo(S.A); } }",
        ];

    public static TheoryData<string> NotReadable =>
        [
            Body("if (DateTime.Now.Year > 2000) b.Stage(S.A).On(T.One).GoTo(S.B);"),
            Body("foreach (var stage in Enum.GetValues<S>()) b.Stage(stage).On(T.One).Stay();"),
            Body("b.Stage(S.A).On(Now()).GoTo(S.B);", "private static T Now() => (T)DateTime.Now.Second;"),
            Body(
                "Elsewhere.Add(b);",
                "private static class Elsewhere { public static Action<LifecycleBuilder<S, T, Subject>> Add = _ => { "
                    + "}; }"),
            Body("var stage = S.A; stage = S.B; b.Stage(stage).On(T.One).Stay();"),
            Body("for (var i = 0; i < 2; i++) b.Stage((S)i).On(T.One).Stay();"),
            Body("Ways(b);", "protected virtual void Ways(LifecycleBuilder<S, T, Subject> b) { }"),
            Body("Ways(b);", "private void Ways(LifecycleBuilder<S, T, Subject> b) { if (b is not null) Ways(b); }"),
            Body("if (DateTime.Now.Year > 2000) return; b.Stage(S.A).On(T.One).GoTo(S.B);"),
            Body("new List<S> { S.A }.ForEach(stage => b.Stage(stage).On(T.One).Stay());"),
            Body("try { b.Stage(S.A).On(T.One).GoTo(S.B); } finally { }"),
            Body("b.Stage(S.A).On(T.One).GoTo(S.A);"),
            Body("b.Stage(S.A).On(T.One).GoTo(S.B).On(T.One).GoTo(S.C);"),
        ];

    [Theory]
    [MemberData(nameof(Readable))]
    public void A_manifest_equals_the_graph_that_the_engine_compiles(string source)
    {
        var assembly = Compiled.Load(Sources.Compile("Readable", source));

        foreach (var manifest in assembly.GetCustomAttributes<LifecycleManifestAttribute>())
            AssertSays(manifest, assembly);
    }

    [Theory]
    [MemberData(nameof(NotReadable))]
    public void A_definition_that_is_unreadable_or_invalid_has_an_empty_manifest(string source)
    {
        var manifests = Compiled
            .Load(Sources.Compile("NotReadable", source))
            .GetCustomAttributes<LifecycleManifestAttribute>();

        Assert.Empty(Assert.Single(manifests).Lines);
    }

    [Fact]
    public void An_action_that_only_reads_its_context_cannot_fire_follow_ups()
    {
        var manifest = Assert.Single(
            Compiled.Load(
                    Sources.Compile(
                        "Going",
                        Body(
                            """
                            b.Stage(S.A)
                                .On(T.One).GoTo(S.B)
                                .On(T.Two).OnTransition(c => c.Then(T.One)).GoTo(S.C)
                                .On(T.Three).OnTransition(Act).Stay();
                            b.Stage(S.B).OnEntry(c => c.Subject.Flag = c.Payload is null).On(T.One).GoTo(S.C);
                            b.Stage(S.C).OnEntry(c => Act(c));
                            """,
                            "private static void Act(TransitionContext<S, T, Subject> context) { }")))
                .GetCustomAttributes<LifecycleManifestAttribute>());

        Assert.Equal(
            ["move A One to=B", "move A Two to=C then", "stay A Three to=A then", "move B One to=C then"],
            manifest.Lines.Where(line =>
                line.StartsWith("move", StringComparison.Ordinal) || line.StartsWith("stay", StringComparison.Ordinal)
            )
        );
    }

    [Fact]
    public void The_assembly_of_a_package_carries_its_manifests()
    {
        var assembly = typeof(PartnershipLifecycle).Assembly;

        var manifests = assembly.GetCustomAttributes<LifecycleManifestAttribute>().ToArray();

        Assert.Equal(
            ["Lifecycle.Partnerships.MembershipLifecycle", "Lifecycle.Partnerships.PartnershipLifecycle"],
            manifests.Select(manifest => manifest.Definition).Order());
        Assert.All(manifests, manifest => AssertSays(manifest, assembly));
    }
}
