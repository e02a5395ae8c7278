namespace Lifecycle.Analyzers.Tests.Usage;

public class ConstructedPayloadTests
{
    [Theory]
    [InlineData("{|LFC1005:\"why\"|}")]
    [InlineData("{|LFC1005:new List<int>()|}")]
    [InlineData("{|LFC1005:new[] { \"why\" }|}")]
    [InlineData("{|LFC1005:1|}")]
    [InlineData("new List<string>()")]
    [InlineData("given")]
    [InlineData("new Reasons()")]
    public Task The_payload_matches_the_trigger(string payload) => Scenario.VerifyAsync(
        $$"""
        public enum S { A, B }
        public enum T { One }
        public class Subject;
        public class Reasons : List<string>;
        public class D : LifecycleDefinition<S, T, Subject>
        {
            protected override void Define(LifecycleBuilder<S, T, Subject> b)
            {
                b.StartsIn(S.A);
                b.Trigger(T.One).Carries<List<string>>();
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
}
