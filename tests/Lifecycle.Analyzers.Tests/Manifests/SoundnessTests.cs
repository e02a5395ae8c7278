using System.Reflection;
using static Lifecycle.Analyzers.Tests.Manifests.FoldedSource;

namespace Lifecycle.Analyzers.Tests.Manifests;

/// <summary>
/// Unusual definitions: their manifest may be empty, but must never contradict the engine.
/// </summary>
public class SoundnessTests
{
    private const string Builder = "LifecycleBuilder<S, T, Subject>";
    private const string Rest = "b.Stage(S.B).On(T.Two).GoTo(S.A); b.Stage(S.C).IsTerminal();";

    public static TheoryData<string> JumpingAbout =>
        [
            Body("goto end; b.Stage(S.A).On(T.One).GoTo(S.C); end: b.Stage(S.A).On(T.One).GoTo(S.B);" + Rest),
            Body("if (DateTime.Now.Year > 2000) goto end; b.Stage(S.A).On(T.One).GoTo(S.B); end: ;" + Rest),
            Body("goto end; end: ; { b.Stage(S.A).On(T.One).GoTo(S.B); return; }"),
            Body("goto end; b.Stage(S.A).On(T.One).GoTo(S.C); end: ; "),
            Body("b.Stage(S.A).On(T.One).GoTo(S.B); { return; }" + Rest),
            Body("b.Stage(S.A).On(T.One).GoTo(S.B); foreach (var _ in new[] { 1 }) { return; }" + Rest),
            Body("b.Stage(S.A).On(T.One).GoTo(S.B); foreach (var _ in new[] { 1 }) { throw new Exception(); }" + Rest),
            Body("foreach (var stage in new[] { S.A, S.B }) { b.Stage(stage).On(T.One).GoTo(S.C); return; }"),
            Body(
                "b.Stage(S.A).On(T.One).GoTo(S.B); Fail(b);" + Rest,
                $"private static void Fail({Builder} b) => throw new Exception();"
            ),
            Body(
                "b.Stage(S.A).On(T.One).GoTo(S.B); Stop(b);" + Rest,
                $"private static void Stop({Builder} b) {{ {{ return; }} b.Stage(S.A).On(T.Two).GoTo(S.B); }}"
            ),
            Body("var going = true; while (going) { going = false; b.Stage(S.A).On(T.One).GoTo(S.B); }" + Rest),
            Body("switch (DateTime.Now.Year) { case > 2000: b.Stage(S.A).On(T.One).GoTo(S.B); break; }" + Rest),
            Body("b?.Stage(S.A).On(T.One).GoTo(S.B);" + Rest),
            Body("(DateTime.Now.Year > 2000 ? b.Stage(S.A) : b.Stage(S.B)).On(T.One).GoTo(S.C); b.Stage(S.C);"),
            Body("_ = DateTime.Now.Year < 2000 && b.Stage(S.A).On(T.One).GoTo(S.B) is null;" + Rest),
            Body(
                "checked { b.Stage(S.A).On(T.One).GoTo(S.B); } lock (this) { b.Stage(S.A).On(T.Two).GoTo(S.C); }" + Rest
            ),
        ];

    public static TheoryData<string> ChangingKeys =>
        [
            Body("var s = S.A; s++; b.Stage(s).On(T.One).GoTo(S.C); b.Stage(S.A).On(T.One).GoTo(S.B);" + Rest),
            Body("var s = S.A; s += 1; b.Stage(s).On(T.One).GoTo(S.C); b.Stage(S.A).On(T.One).GoTo(S.B);" + Rest),
            Body("var s = S.A; (s, var n) = (S.B, 1); b.Stage(s).On(T.One).GoTo(S.C);" + Rest),
            Body(
                "var s = S.A; ref var r = ref s; r = S.B; b.Stage(s).On(T.One).GoTo(S.C); "
                    + "b.Stage(S.A).On(T.One).GoTo(S.B);"
                    + Rest),
            Body(
                "var s = S.A; Set(ref s); b.Stage(s).On(T.One).GoTo(S.C);" + Rest,
                "private static void Set(ref S s) => s = S.B;"),
            Body("var s = S.A; Action set = () => s = S.B; set(); b.Stage(s).On(T.One).GoTo(S.C);" + Rest),
            Body("var s = S.A; Set(); b.Stage(s).On(T.One).GoTo(S.C); void Set() => s = S.B;" + Rest),
            Body(
                "Ways(b, S.A);" + Rest,
                $"private static void Ways({Builder} b, S s) {{ s++; b.Stage(s).On(T.One).GoTo(S.C); }}"),
            Body(
                "Ways(b, S.A);" + Rest,
                $"private static void Ways({Builder} b, S s) {{ Set(ref s); b.Stage(s).On(T.One).GoTo(S.C); }} private "
                    + "static void Set(ref S s) => s = S.B;"),
            Body(
                "Ways(b, S.A);" + Rest,
                $"private static void Ways({Builder} b, S s) {{ Set(out s); b.Stage(s).On(T.One).GoTo(S.C); }} private "
                    + "static void Set(out S s) => s = S.B;"),
            Body(
                "Ways(b, S.A); Ways(b, Now());" + Rest,
                $"private static S Now() => S.B; private static void Ways({Builder} b, S s) {{ var from = s; "
                    + "b.Stage(from).On(T.One).GoTo(S.C); }"),
            Body(
                "Ways(S.A, Ways(S.B, b));" + Rest,
                $"private static {Builder} Ways(S s, {Builder} b) {{ b.Stage(s).On(T.One).GoTo(S.C); return b; }}"),
            Body(
                "Ways(b, S.A);" + Rest,
                $"private static void Ways({Builder} b, S s) {{ Other(b, S.B); b.Stage(s).On(T.One).GoTo(S.C); }} "
                    + $"private static void Other({Builder} b, S s) => b.Stage(s).On(T.Three).Stay();"),
            Body("b.Stage(0).On(0).GoTo(S.B);" + Rest),
            Body("b.Stage((S)0).On((T)0).GoTo((S)1).On((T)9).Stay();" + Rest),
            Body("b.Stage(default).On(default).GoTo(S.B);" + Rest),
            Body("const S from = S.A; b.Stage(from).On(T.One).GoTo(S.B);" + Rest),
            Body(
                "b.Stage(First).On(T.One).GoTo(S.C); b.Stage(S.A).On(T.One).GoTo(S.C);" + Rest,
                "private static readonly S First = Second; private static readonly S Second = S.B;"),
            Body(
                "b.Stage(First).On(T.One).GoTo(S.C);" + Rest,
                "private static readonly S First = S.A; static D() => First = S.B;"),
            Body(
                "b.Stage(First).On(T.One).GoTo(S.C);" + Rest,
                "private static S First = S.A; public D() => First = S.B;"),
            Body(
                "b.Stage(_first).On(T.One).GoTo(S.C);" + Rest,
                "private readonly S _first = S.A; public D() => _first = S.B;"),
            Body("if (Enum.TryParse<S>(\"B\", out var s)) { } b.Stage(s).On(T.One).GoTo(S.C);" + Rest),
            Body("S s; s = S.B; b.Stage(s).On(T.One).GoTo(S.C);" + Rest),
            Body(
                "foreach (var s in new[] { S.A, S.B }) { var from = s; if (from == S.A) from = S.C; "
                    + "b.Stage(from).On(T.One).Stay(); }"),
            Body(
                "foreach (var s in new[] { S.A, S.B }) foreach (var t in new[] { T.One, T.Two }) "
                    + "b.Stage(s).On(t).Stay();"),
            Body("var all = new[] { S.A, S.B }; all[0] = S.C; foreach (var s in all) b.Stage(s).On(T.One).Stay();"),
            Body(
                "var all = new[] { S.A, S.B }; Change(all); foreach (var s in all) b.Stage(s).On(T.One).Stay();",
                "private static void Change(S[] all) => all[0] = S.C;"),
            Body(
                "var all = new[] { S.A, S.B }; foreach (ref var s in all.AsSpan()) s = S.C; foreach (var s in all) "
                    + "b.Stage(s).On(T.One).Stay();"),
            Body(
                "foreach (var s in All) b.Stage(s).On(T.One).Stay();",
                "private static readonly S[] All = [S.A, S.B]; public D() => All[0] = S.C;"),
            Body(
                "Odd odd = [S.A, S.B]; foreach (var s in odd) b.Stage(s).On(T.One).GoTo(S.C); b.Stage(S.C);",
                "private class Odd : List<S> { public new IEnumerator<S> GetEnumerator() { yield return S.X; } }"),
            Body(
                "foreach (var s in new[] { S.A, S.B }.Reverse().Skip(1)) b.Stage(s).On(T.One).GoTo(S.C); "
                    + "b.Stage(S.C);"),
            Body(
                "foreach (var s in new[] { Next(b), S.B }) b.Stage(s).On(T.One).GoTo(S.C); b.Stage(S.C);",
                $"private static S Next({Builder} b) {{ b.Stage(S.D).IsTerminal(); return S.A; }}"),
        ];

    public static TheoryData<string> OtherKeys =>
        [
            OfKeys("int", "string", "b.StartsIn('a'); b.Stage('a').On(\"x\").GoTo(98); b.Stage('b').IsTerminal();"),
            OfKeys(
                "long",
                "char",
                "b.StartsIn(1); const short two = 2; b.Stage(1).On('x').GoTo(two); b.Stage(2L).IsTerminal();"),
            OfKeys(
                "long",
                "char",
                "b.StartsIn('1'); var one = '1'; b.Stage(one).On('x').GoTo(2); b.Stage(2L).IsTerminal();"),
            OfKeys(
                "object",
                "object",
                "b.StartsIn(1); b.Stage(1).On(\"1\").GoTo(\"1\"); b.Stage(\"1\").On('1').GoTo('1');"),
            OfKeys(
                "decimal",
                "bool",
                "b.StartsIn(1.0m); b.Stage(1.00m).On(true).GoTo(2m); b.Stage(2.0m).On(false).GoTo(1m);"),
            OfKeys("double", "bool", "b.StartsIn(1); b.Stage(1.0).On(true).GoTo(2); b.Stage(2).On(false).GoTo(1f);"),
            OfKeys(
                "Number",
                "bool",
                "b.StartsIn(\"one\"); b.Stage(\"eins\").On(true).GoTo(\"two\"); b.Stage(\"two\").IsTerminal();"),
            OfKeys(
                "string",
                "string",
                "b.StartsIn(nameof(D)); b.Stage(\"D\").On($\"{nameof(D)}\").GoTo(\"e\" + \"f\"); "
                    + "b.Stage(\"ef\").IsTerminal();"),
            OfKeys(
                "ulong",
                "sbyte",
                "b.StartsIn(ulong.MaxValue); b.Stage(ulong.MaxValue).On(-1).GoTo(0); b.Stage(0).IsTerminal();"),
        ];

    public static TheoryData<string> HidingTheBuilder =>
        [
            Body("Ways(); void Ways() => b.Stage(S.A).On(T.One).GoTo(S.B);" + Rest),
            Body("foreach (var s in new[] { S.A, S.B }) Ways(); void Ways() => b.Stage(S.A).On(T.One).GoTo(S.B);"),
            Body(
                "Array.ForEach(new[] { S.A, S.B }, Ways); void Ways(S s) => b.Stage(s).On(T.One).GoTo(S.C); "
                    + "b.Stage(S.C);"),
            Body("Action ways = Ways; ways(); void Ways() => b.Stage(S.A).On(T.One).GoTo(S.B);" + Rest),
            Body("Action ways = () => b.Stage(S.A).On(T.One).GoTo(S.B); ways();" + Rest),
            Body("Outer(); void Outer() { Inner(); void Inner() => b.Stage(S.A).On(T.One).GoTo(S.B); }" + Rest),
            Body("dynamic d = b; d.Stage(S.A).On(T.One).GoTo(S.B);" + Rest),
            Body(
                "object o = b; Ways(o);" + Rest,
                $"private static void Ways(object o) => (({Builder})o).Stage(S.A).On(T.One).GoTo(S.B);"),
            Body("object o = b; if (o is " + Builder + " c) c.Stage(S.A).On(T.One).GoTo(S.B);" + Rest),
            Body(
                "_b = b; Ways();" + Rest,
                $"private {Builder}? _b; private void Ways() => _b!.Stage(S.A).On(T.One).GoTo(S.B);"),
            Body(
                "Store(b); Ways();" + Rest,
                "private object? _b; private void Store(object b) => _b = b; private void Ways() => "
                    + $"(({Builder})_b!).Stage(S.A).On(T.One).GoTo(S.B);"),
            Body("var both = (b, 1); both.b.Stage(S.A).On(T.One).GoTo(S.B);" + Rest),
            Body("var c = b; c.Stage(S.A).On(T.One).GoTo(S.B);" + Rest),
            Body("var s = b.Stage(S.A); s = b.Stage(S.B); s.On(T.One).GoTo(S.C); b.Stage(S.C).IsTerminal();"),
            Body(
                "var s = b.Stage(S.A); Change(ref s, b); s.On(T.One).GoTo(S.C);" + Rest,
                $"private static void Change(ref StageBuilder<S, T, Subject> s, {Builder} b) => s = b.Stage(S.B);"),
            Body(
                "b.Stage(S.A).Named(Describe(b)).On(T.One).GoTo(S.B);" + Rest,
                $"private static string Describe({Builder} b) {{ b.Stage(S.D).IsTerminal(); return \"A\"; }}"),
            Body(
                "b.Stage(S.A).Named(Describe()).On(T.One).GoTo(S.B);"
                    + Rest
                    + "string Describe() { b.Stage(S.D).IsTerminal(); return \"A\"; }"),
            Body(
                "new Helper(b).Ways();" + Rest,
                $"private class Helper({Builder} b) {{ public void Ways() => b.Stage(S.A).On(T.One).GoTo(S.B); }}"),
            Body(
                "Use(b, c => c.Stage(S.A).On(T.One).GoTo(S.B));" + Rest,
                $"private static void Use({Builder} b, Action<{Builder}> use) => use(b);"),
            Body("b.Ways().IsTerminal(); b.Stage(S.A).On(T.One).GoTo(S.B);", "")
                + $"public static class Extensions {{ public static StageBuilder<S, T, Subject> Ways(this {Builder} b) "
                    + "=> b.Stage(S.B); }",
        ];

    public static TheoryData<string> CallingHelpers =>
        [
            Body(
                "Ways(b);" + Rest,
                $"private static IEnumerable<int> Ways({Builder} b) {{ b.Stage(S.A).On(T.One).GoTo(S.B); yield break; "
                    + "}"),
            Body(
                "_ = Ways(b);" + Rest,
                $"private static async Task Ways({Builder} b) {{ await new TaskCompletionSource().Task; "
                    + "b.Stage(S.A).On(T.One).GoTo(S.B); }"),
            Body(
                "Ways(b);" + Rest,
                $"[System.Diagnostics.Conditional(\"NOT_DEFINED\")] private static void Ways({Builder} b) => "
                    + "b.Stage(S.A).On(T.One).GoTo(S.B);"),
            Body(
                "Ways(b, S.A, S.B);",
                $"private static void Ways({Builder} b, params S[] all) {{ foreach (var s in all) "
                    + "b.Stage(s).On(T.One).GoTo(S.C); b.Stage(S.C); }"),
            Body(
                "Ways<int>(b, S.A);" + Rest,
                $"private static void Ways<TAny>({Builder} b, S s) => b.Stage(s).On(T.One).GoTo(S.B);"),
            Body(
                "Ways(b, S.A);" + Rest,
                "private static void Ways<TSubject>(LifecycleBuilder<S, T, TSubject> b, S s) => "
                    + "b.Stage(s).On(T.One).GoTo(S.B);"),
            Body(
                "Ways(b, S.A);" + Rest,
                "private static void Ways<TKey>(LifecycleBuilder<TKey, T, Subject> b, TKey s) where TKey : notnull => "
                    + "b.Stage(s).On(T.One).Stay();"),
            Body("Ways(S.A); void Ways<TAny>(TAny any) => b.Stage(S.A).On(T.One).GoTo(S.B);" + Rest),
            Body(
                "Ways(s: S.A, b: b);" + Rest,
                $"private static void Ways({Builder} b, S s = S.B, T t = T.Two) => b.Stage(s).On(t).GoTo(S.C);"),
            Body("b.Stage(S.A).DueBy(fires: T.One, due: _ => null).On(T.One).GoTo(stage: S.B);" + Rest),
            Body("b.Stage(S.A).DueAfter(TimeSpan.FromDays(30), T.Four).On(T.One).GoTo(stage: S.B);" + Rest),
            Body(
                "b.Stage(S.A).Within(S.C).On(T.One).GoTo(S.B); b.Stage(S.C).DueAfter(TimeSpan.FromDays(30), T.Two)"
                    + ".On(T.Two).GoTo(S.B); b.Stage(S.B);"),
            Body("b.Stage(S.A).DueBy(fires: T.Four, due: _ => null).On(T.One).GoTo(stage: S.B);" + Rest),
            Body(
                "b.Stage(S.A).On(T.One).When(condition: _ => true, name: \"it may\").GoTo(S.B).Otherwise().GoTo(S.C);"
                    + Rest),
            Keys
                + $"public class D : Root {{ protected override void Ways({Builder} b) => "
                    + "b.Stage(S.A).On(T.One).GoTo(S.B); } public class Root : LifecycleDefinition<S, T, Subject> { "
                        + $"protected override void Define({Builder} b) {{ b.StartsIn(S.A); Ways(b); }} protected "
                            + $"virtual void Ways({Builder} b) => b.Stage(S.A).On(T.Two).GoTo(S.C); }}",
            Keys
                + $"public class D : Root {{ protected override void Define({Builder} b) {{ "
                    + "b.Stage(S.A).On(T.Two).GoTo(S.C); Root.Also(b); base.Define(b); } } public class Root : "
                        + $"LifecycleDefinition<S, T, Subject> {{ protected static void Also({Builder} b) => "
                            + $"b.Stage(S.D).IsTerminal(); protected override void Define({Builder} b) {{ "
                                + "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B); } }",
            Keys
                + "public abstract class Root<TSubject> : LifecycleDefinition<S, T, TSubject> { protected override "
                    + "void Define(LifecycleBuilder<S, T, TSubject> b) { b.StartsIn(S.A); "
                        + "b.Stage(S.A).On(T.One).GoTo(S.B); } } public class D : Root<Subject> { protected "
                            + $"override void Define({Builder} b) {{ base.Define(b); b.Stage(S.B).IsTerminal(); }} }}",
            Keys
                + "public partial class D : LifecycleDefinition<S, T, Subject> { protected override void "
                    + $"Define({Builder} b) {{ b.StartsIn(S.A); Ways(b); None(b); b.Stage(S.B).IsTerminal(); }} "
                        + $"partial void Ways({Builder} b); partial void None({Builder} b); }} public partial class D "
                            + $"{{ partial void Ways({Builder} b) => b.Stage(S.A).On(T.One).GoTo(S.B); }}",
        ];

    public static TheoryData<string> BuildingOddly =>
        [
            Body("var way = b.Stage(S.A).On(T.One); way.GoTo(S.B); way.GoTo(S.C);" + Rest),
            Body("var way = b.Stage(S.A).On(T.One).When(\"it may\", _ => true); way.GoTo(S.B); way.GoTo(S.C);" + Rest),
            Body(
                "var branched = b.Stage(S.A).On(T.One).When(\"it may\", _ => true).GoTo(S.B); "
                    + "b.Stage(S.B).On(T.Two).GoTo(S.A); branched.Otherwise().GoTo(S.C); branched.On(T.Three).Stay();"),
            Body(
                "var branched = b.Stage(S.A).On(T.One).When(\"it may\", _ => true).GoTo(S.B); "
                    + "branched.Otherwise().GoTo(S.C); branched.When(\"it must\", _ => true).GoTo(S.D);"
                    + Rest),
            Body("var way = b.Stage(S.A).On(T.One); way.GoTo(S.B); way.When(\"late\", _ => true).GoTo(S.C);" + Rest),
            Body("var way = b.Stage(S.A).On(T.One); way.When(\"late\", _ => true).GoTo(S.C); way.GoTo(S.B);" + Rest),
            Body("b.Stage(S.A).On(T.One); b.Stage(S.A).On(T.Two).GoTo(S.B);" + Rest),
            Body("b.Stage(S.A).On(T.One).When(\"it may\", _ => true); b.Stage(S.A).On(T.Two).GoTo(S.B);" + Rest),
            Body("b.Stage(S.A).On(T.One).GoTo(S.B).On(T.One).GoTo(S.C);" + Rest),
            Body("b.Stage(S.A).Ignore(T.One).Ignore(T.One).On(T.Two).GoTo(S.B);" + Rest),
            Body("b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B);" + Rest),
            Body("b.StartsIn(S.Same); b.Stage(S.A).On(T.One).GoTo(S.B);" + Rest),
            Body("b.StartsIn(S.B); b.Stage(S.A).On(T.One).GoTo(S.B);" + Rest),
            Body("b.Stage(S.A).Within(S.X).Within(S.X).On(T.One).GoTo(S.B);" + Rest),
            Body("b.Stage(S.A).Within(S.X).Within(S.Y).On(T.One).GoTo(S.B);" + Rest),
            Body(
                "b.Stage(S.X).StartsIn(S.A).StartsIn(S.A).On(T.Two).Stay(); "
                    + "b.Stage(S.A).Within(S.X).On(T.One).GoTo(S.B); b.Stage(S.C).On(T.One).GoTo(S.X);"),
            Body(
                "b.Stage(S.X).StartsIn(S.A).StartsIn(S.B).On(T.Two).Stay(); "
                    + "b.Stage(S.A).Within(S.X).On(T.One).GoTo(S.B); b.Stage(S.B).Within(S.X); "
                        + "b.Stage(S.C).On(T.One).GoTo(S.X);"),
            Body("b.Stage(S.X).StartsIn(S.B); b.Stage(S.A).Within(S.X).On(T.One).GoTo(S.B); b.Stage(S.B);"),
            Body("b.Stage(S.A).StartsIn(S.B).On(T.One).GoTo(S.B);" + Rest),
            Body("b.Stage(S.A).Within(S.X).On(T.One).GoTo(S.B); b.Stage(S.B).On(T.One).GoTo(S.X);"),
            Body("b.Stage(S.X).IsTerminal(); b.Stage(S.A).Within(S.X).On(T.One).GoTo(S.B); b.Stage(S.B).IsTerminal();"),
            Body("b.Stage(S.A).On(T.One).GoTo(S.B); b.Stage(S.B).IsTerminal().On(T.Two).GoTo(S.A);"),
            Body(
                "b.Stage(S.A).On(T.One).GoTo(S.B); b.Stage(S.B).Within(S.X).IsTerminal(); "
                    + "b.Stage(S.X).On(T.Two).GoTo(S.A);"),
            Body(
                "b.Stage(S.A).On(T.One).GoTo(S.B); b.Stage(S.B).Within(S.X).IsTerminal(); "
                    + "b.Stage(S.X).On(T.Two).Stay().Ignore(T.Three);"),
            Body(
                "b.Stage(S.A).Within(S.X).On(T.One).GoTo(S.B); b.Stage(S.X).On(T.One).GoTo(S.A); "
                    + "b.Stage(S.B).IsTerminal();"),
            Body(
                "b.Stage(S.A).Within(S.X).On(T.Two).GoTo(S.B); b.Stage(S.X).On(T.One).GoTo(S.A); "
                    + "b.Stage(S.B).Within(S.X);"),
            Body(
                "b.Stage(S.A).Within(S.X).Ignore(T.One).On(T.Two).GoTo(S.B); b.Stage(S.X).On(T.One).GoTo(S.B); "
                    + "b.Stage(S.B).Within(S.X);"),
            Body("b.Stage(S.A).On(T.One).GoToPrevious().On(T.Two).GoTo(S.B);" + Rest),
            Body("b.Trigger(T.One).Carries<int>().Carries<string>(); b.Stage(S.A).On(T.One).GoTo(S.B);" + Rest),
            Body(
                "b.Trigger(T.One).Carries<int>(); b.Trigger(T.One).Carries<int>(); b.Stage(S.A).On(T.One).GoTo(S.B);"
                    + Rest),
            Body(
                "b.Stage(S.A).Requires<First>().Requires<Second>().Requires<Third>().On(T.One).GoTo(S.B);" + Rest,
                "public class First : EntryCriterion<Subject> { protected override CriterionResult "
                    + "Evaluate(CriterionContext<Subject> context) => CriterionResult.Met(); } public class Second : "
                        + "First; [Criterion(\"THIRD\", \"Third\")] public class Third : First; "),
            Body(
                "b.Stage(S.A).Requires(\"X-\" + nameof(S.A), s => s.Flag, \"No.\").Requires(predicate: s => s.Flag, "
                    + "id: \"X-2\", unmet: \"No.\").On(T.One).GoTo(S.B);"
                    + Rest),
            Body(
                "b.Stage(S.A).Within(S.X).On(T.One).GoTo(S.B); b.Stage(S.X).Within(S.Y); b.Stage(S.Y).Within(S.D); "
                    + "b.Stage(S.D).Within(S.X); "
                    + Rest),
            Body(
                "b.Stage(S.X).StartsIn(S.B); b.Stage(S.A).On(T.One).GoTo(S.X); b.Stage(S.D).Within(S.X); "
                    + "b.Stage(S.B).Within(S.C); b.Stage(S.C).Within(S.B);"),
            Body(
                "b.Stage(S.X).StartsIn(S.Y).Within(S.Y); b.Stage(S.Y).StartsIn(S.X).Within(S.X); "
                    + "b.Stage(S.A).On(T.One).GoTo(S.X);"),
            Body("b.Stage(S.A).Within(S.A).On(T.One).GoTo(S.B);" + Rest),
            Body(
                "b.Stage(S.A).Within(S.X).On(T.One).GoTo(S.B); b.Stage(S.X).Within(S.Y).Within(S.D); "
                    + "b.Stage(S.Y).Within(S.X);"
                    + Rest),
            Body(""),
        ];

    [Theory]
    [MemberData(nameof(JumpingAbout))]
    [MemberData(nameof(ChangingKeys))]
    [MemberData(nameof(OtherKeys))]
    [MemberData(nameof(HidingTheBuilder))]
    [MemberData(nameof(CallingHelpers))]
    [MemberData(nameof(BuildingOddly))]
    public async Task A_manifest_never_contradicts_the_engine(string source)
    {
        var compilation = Sources.Compile("Odd", source);
        var assembly = Compiled.Load(compilation);

        foreach (var manifest in assembly
                .GetCustomAttributes<LifecycleManifestAttribute>()
                .Where(each => each.Definition.EndsWith('D')))
        {
            if (IsRefused(manifest.Definition, assembly))
                Assert.True(manifest.Lines.Count == 0, $"The engine refuses {source}");
            else if (manifest.Lines.Count > 0)
                AssertSays(manifest, assembly);
        }

        await Sources.AnalyzeAsync(compilation);
    }

    private static bool IsRefused(string definition, Assembly assembly) =>
        Record.Exception(() => ((LifecycleDefinition)Activator.CreateInstance(assembly.GetType(definition)!)!).Verify())
            is not null;

    private static string OfKeys(string stage, string trigger, string statements) =>
        Keys + $$"""
            public record Number(int Value)
            {
                public static implicit operator Number(string text) => new(text is "one" or "eins" ? 1 : 2);
            }
            public class D : LifecycleDefinition<{{stage}}, {{trigger}}, Subject>
            {
                protected override void Define(LifecycleBuilder<{{stage}}, {{trigger}}, Subject> b)
                {
                    {{statements}}
                }
            }
            """;
}
