namespace Lifecycle.Analyzers.Tests.Usage;

public class ConstructedPayloadTests
{
    [Theory]
    [InlineData("List<string>", "{|LFC1005:\"why\"|}")]
    [InlineData("List<string>", "{|LFC1005:new List<int>()|}")]
    [InlineData("List<string>", "{|LFC1005:new[] { \"why\" }|}")]
    [InlineData("List<string>", "{|LFC1005:1|}")]
    [InlineData("List<string>", "new List<string>()")]
    [InlineData("List<string>", "given")]
    [InlineData("List<string>", "new Reasons()")]
    [InlineData("(string Reason, int Code)", "(\"late\", 3)")]
    [InlineData("(string, int)", "(Why: \"late\", 3)")]
    [InlineData("(string Reason, int Code)", "{|LFC1005:(\"late\", \"3\")|}")]
    [InlineData("(string Reason, int Code)", "{|LFC1005:((object)\"late\", 3)|}")]
    [InlineData("int?", "5")]
    [InlineData("int?", "(int?)5")]
    [InlineData("int?", "{|LFC1005:5L|}")]
    [InlineData("List<string?>", "new List<string>()")]
    [InlineData("string?[]", "new[] { \"a\" }")]
    [InlineData("List<dynamic>", "new List<object>()")]
    [InlineData("List<nint>", "new List<IntPtr>()")]
    [InlineData("IEnumerable<object>", "new List<string>()")]
    [InlineData("object[]", "new[] { \"a\" }")]
    [InlineData("uint[]", "new[] { 1 }")]
    [InlineData("IList<DayOfWeek>", "new[] { 1 }")]
    [InlineData("string[,]", "{|LFC1005:new[] { \"a\" }|}")]
    [InlineData("Dictionary<string, int[]>", "{|LFC1005:new Dictionary<string, string[]>()|}")]
    [InlineData("Dictionary<string, (int A, string? B)[]>", "new Dictionary<string, (int, string)[]>()")]
    [InlineData("Outer<int>.Inner<string>", "new Outer<int>.Inner<string?>()")]
    [InlineData("Outer<int>.Inner<string>", "{|LFC1005:new Outer<string>.Inner<string>()|}")]
    public Task The_payload_matches_the_trigger(string carried, string payload) => Scenario.VerifyAsync(
        $$"""
        public enum S { A, B }
        public enum T { One }
        public class Subject;
        public class Reasons : List<string>;
        public class Outer<TOuter> { public class Inner<TInner>; }
        public class D : LifecycleDefinition<S, T, Subject>
        {
            protected override void Define(LifecycleBuilder<S, T, Subject> b)
            {
                b.StartsIn(S.A);
                b.Trigger(T.One).Carries<{{carried}}>();
                b.Stage(S.A).On(T.One).GoTo(S.B);
                b.Stage(S.B).IsTerminal();
            }
        }
        public class Desk
        {
            public async Task RunAsync()
            {
                object given = new Reasons();
                await new D().Start(new()).FireAsync(T.One, new() { Payload = {{payload}} });
            }
        }
        """,
        "LFC1");

    [Fact]
    public Task A_payload_of_a_type_parameter_is_not_compared() => Scenario.VerifyAsync(
        """
        public enum S { A, B }
        public enum T { One }
        public class D<TPayload> : LifecycleDefinition<S, T, string>
            where TPayload : notnull
        {
            protected override void Define(LifecycleBuilder<S, T, string> b)
            {
                b.StartsIn(S.A);
                b.Trigger(T.One).Carries<TPayload>();
                b.Stage(S.A).On(T.One).GoTo(S.B);
                b.Stage(S.B).IsTerminal();
            }
        }
        public class Desk
        {
            public async Task RunAsync()
            {
                await new D<int>().Start("").FireAsync(T.One, new() { Payload = 1 });
                await {|LFC1005:new D<int>().Start("").FireAsync(T.One)|};
            }
        }
        """,
        "LFC1");
}
