namespace Lifecycle.Analyzers.Tests.CodeFixes;

/// <summary>Code that makes several definitions: what would mend one of them changes the others.</summary>
public class SharedDefinitionTests
{
    [Fact]
    public async Task A_method_of_one_definition_is_changed() =>
        Assert.NotEmpty(await TitlesAsync("""
            public class One : Definition
            {
                protected override void Define(Builder b) { Start(b); Common(b); }

                private static void Common(Builder b) => b.Stage(S.A).On(T.One).GoTo(S.A);
            }
            """));

    [Theory]
    [InlineData("""
        public class One : Definition
        {
            protected override void Define(Builder b) { Start(b); Shared.Common(b); }
        }

        public class Two : Definition
        {
            protected override void Define(Builder b)
            {
                b.StartsIn(S.B);
                b.Stage(S.B).On(T.Two).GoTo(S.A);
                b.Stage(S.C).IsTerminal();
                Shared.Common(b);
                b.Stage(S.A).On(T.Two).GoTo(S.C);
            }
        }

        public static class Shared
        {
            public static void Common(Builder b) => b.Stage(S.A).On(T.One).GoTo(S.A);
        }
        """)]
    [InlineData("""
        public class One : Definition
        {
            protected override void Define(Builder b) { Start(b); b.Stage(S.A).On(T.One).GoTo(S.A); }
        }

        public class Two : One
        {
            protected override void Define(Builder b) => base.Define(b);
        }
        """)]
    public async Task A_method_of_several_definitions_is_not_changed(string types) =>
        Assert.Empty(await TitlesAsync(types));

    private static Task<string[]> TitlesAsync(string types) =>
        Fixing.TitlesAsync(
            $$"""
            using Builder = Lifecycle.LifecycleBuilder<S, T, Subject>;

            public enum S { A, B, C }
            public enum T { One, Two }
            public class Subject;

            public abstract class Definition : LifecycleDefinition<S, T, Subject>
            {
                private protected static void Start(Builder b)
                {
                    b.StartsIn(S.A);
                    b.Stage(S.A).On(T.Two).GoTo(S.B);
                    b.Stage(S.B).On(T.One).GoTo(S.C);
                    b.Stage(S.C).IsTerminal();
                }
            }

            {{types}}
            """,
            "LFC2009");
}
