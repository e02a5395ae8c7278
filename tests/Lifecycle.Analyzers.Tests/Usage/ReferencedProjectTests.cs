using Lifecycle.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lifecycle.Analyzers.Tests.Usage;

/// <summary>
/// Code that uses a referenced project. An editor references the compilation of the project, and a build its assembly;
/// both get the same reports.
/// </summary>
public class ReferencedProjectTests
{
    private const string Keys = """
        public enum S { A, B }
        public enum T { One }

        """;

    [Theory]
    [InlineData(
        "public static class Common { public static void End(LifecycleBuilder<S, T, string> b) => "
            + "b.Stage(S.B).IsTerminal(); }",
        "Common.End(b);",
        "LFC2011")]
    [InlineData(
        "public static class Common { public static S End => S.B; public static readonly S First = S.A; }",
        "b.Stage(Common.First).On(T.One).GoTo(Common.End);",
        "LFC2011")]
    [InlineData(
        "[Criterion(\"X-1\", \"It is\")] public class Is : EntryCriterion<string> { protected override CriterionResult "
            + "Evaluate(CriterionContext<string> c) => CriterionResult.Met(); }",
        "b.Stage(S.B).Requires<Is>().IsTerminal();",
        "")]
    public Task A_definition_may_use_it(string common, string statements, string expected) => VerifyAsync(
        common,
        $$"""
        public class D : LifecycleDefinition<S, T, string>
        {
            protected override void Define(LifecycleBuilder<S, T, string> b)
            {
                b.StartsIn(S.A);
                b.Stage(S.A).On(T.One).GoTo(S.B);
                {{statements}}
            }
        }
        """,
        expected);

    [Fact]
    public Task A_definition_may_derive_from_one_of_it() => VerifyAsync(
        """
        public class Base : LifecycleDefinition<S, T, string>
        {
            protected override void Define(LifecycleBuilder<S, T, string> b)
            {
                b.StartsIn(S.A);
                b.Stage(S.A).On(T.One).GoTo(S.B);
                b.Stage(S.B).IsTerminal();
            }
        }
        """,
        """
        public partial class D : Base
        {
            protected override void Define(LifecycleBuilder<S, T, string> b) => base.Define(b);
        }
        public class Desk
        {
            public async Task RunAsync(Base known)
            {
                var order = new Base().Start("");
                await order.FireAsync(T.One);
                await order.FireAsync(T.One);
            }
        }
        """,
        "LFC1001 LFC2011");

    [Fact]
    public Task Objects_of_it_may_hold_instances() => VerifyAsync(
        """
        public class D : LifecycleDefinition<S, T, string>
        {
            protected override void Define(LifecycleBuilder<S, T, string> b)
            {
                b.StartsIn(S.A);
                b.Stage(S.A).On(T.One).GoTo(S.B);
                b.Stage(S.B).IsTerminal();
            }
        }
        public class Order
        {
            private readonly LifecycleInstance<S, T, string> _life = new D().Start("");
            public LifecycleInstance<S, T, string> Life { get; } = new D().Start("");
            public readonly LifecycleInstance<S, T, string> Kept = new D().Start("");
            public async Task PayAsync() => await _life.FireAsync(T.One);
            public static async Task FireAsync(LifecycleInstance<S, T, string> life) => await life.FireAsync(T.One);
        }
        """,
        """
        public class Special : Order
        {
            public async Task RunAsync()
            {
                await Life.FireAsync(T.One);
                await PayAsync();
            }
        }
        public class Desk
        {
            private readonly Order _order = new();

            public async Task RunAsync()
            {
                var order = new Order();
                await order.PayAsync();
                await order.Life.FireAsync(T.One);
                await order.Kept.FireAsync(T.One);
                await _order.PayAsync();
                await Order.FireAsync(_order.Life);
            }
        }
        """,
        "");

    [Fact]
    public Task Its_types_may_be_subjects() => VerifyAsync(
        "public class Note { public string Text { get; private set; } = \"\"; public void Set() => Text = \"a\"; }",
        """
        public class D : LifecycleDefinition<S, T, Note>
        {
            protected override void Define(LifecycleBuilder<S, T, Note> b)
            {
                b.StartsIn(S.A);
                b.Stage(S.A).On(T.One).GoTo(S.B);
                b.Stage(S.B).IsTerminal();
            }
        }
        public class Desk
        {
            public object Make() => new LifecycleManager<S, T, Note>(
                new D(),
                new InMemoryLifecycleStore(),
                (System.Text.Json.Serialization.Metadata.JsonTypeInfo<Note>)
                    System.Text.Json.JsonSerializerOptions.Default.GetTypeInfo(typeof(Note)));
        }
        """,
        expected: null);

    [Theory]
    [InlineData("Phone.Handle")]
    [InlineData("new Phone().Ring")]
    [InlineData("() => phone.Machine.Fire(T.One)")]
    [InlineData("() => phone.Made.Fire(T.One)")]
    public Task Machines_may_call_it(string handler) => VerifyAsync(
        """
        public class Phone
        {
            private readonly StateMachine<S, T> _own = new(S.A);
            public StateMachine<S, T> Machine = new(S.A);
            public StateMachine<S, T> Made { get; } = new(S.A);
            public Phone() => _own.Configure(S.A).Permit(T.One, S.B);
            public static void Handle() { }
            public void Ring() => _own.Fire(T.One);
            public static StateMachine<S, T> Create() => new(S.A);
        }
        """,
        $$"""
        public class Desk
        {
            private readonly StateMachine<S, T> _machine = new(S.A);

            public void Run(Phone phone)
            {
                _machine.Configure(S.A).OnExit({{handler}}).Permit(T.One, S.B);
                _machine.Fire(T.One);
                var other = Phone.Create();
                other.Configure(S.A).Permit(T.One, S.B).OnExit({{handler}});
                other.Fire(T.One);
                phone.Machine.Configure(S.A).Permit(T.One, S.A);
                phone.Machine.Fire(T.One);
                phone.Ring();
            }
        }
        """,
        expected: null);

    private static async Task VerifyAsync(string common, string source, string? expected)
    {
        var project = Sources.Compile("Common", Keys + common);
        using var image = new MemoryStream();
        Assert.True(project.Emit(image).Success);
        var built = await ReportsAsync(MetadataReference.CreateFromImage(image.ToArray()), source);
        var edited = await ReportsAsync(project.ToMetadataReference(), source);

        if (expected is not null)
            Assert.Equal(expected, string.Join(' ', built));

        // A rule that reads only syntax may know more in an editor. It never crashes there.
        Assert.Equal(
            built,
            expected is null ? edited.Where(each => built.Contains(each)) : edited);
    }

    private static async Task<IReadOnlyList<string>> ReportsAsync(MetadataReference common, string source)
    {
        var compilation = Sources.CompileWithoutGenerator("Scenario", [common], source);
        var driver = CSharpGeneratorDriver.Create(new ManifestGenerator())
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out var messages);
        Assert.Empty(messages);
        Assert.Null(Assert.Single(driver.GetRunResult().Results).Exception);
        Assert.Empty(generated.GetDiagnostics().Where(each => each.Severity == DiagnosticSeverity.Error));

        // AnalyzeAsync throws if an analyzer does.
        var reports = await Sources.AnalyzeAsync(generated);
        return [.. reports.Select(each => each.Id).Order(StringComparer.Ordinal)];
    }
}
