namespace Lifecycle.Analyzers.Tests.Usage;

public class PayloadTests
{
    [Theory]
    [InlineData("await {|LFC1005:any.FireAsync(Hold)|};")]
    [InlineData("await {|LFC1005:any.FireAsync(Hold, new() { Actor = \"A. Khan\" })|};")]
    [InlineData("await any.FireAsync(Hold, new() { Payload = {|LFC1005:null|} });")]
    [InlineData("await any.FireAsync(Hold, new() { Payload = {|LFC1005:42|} });")]
    [InlineData("await any.FireAsync(Submit, new() { Payload = {|LFC1005:\"why\"|} });")]
    [InlineData(
        "var result = await any.TryFireAsync(Hold, new TransitionCommand { Payload = {|LFC1005:new object[0]|} });")]
    [InlineData("await any.FireAsync(Hold, new() { Payload = \"why\" });")]
    [InlineData("object why = \"why\"; await any.FireAsync(Hold, new() { Payload = why });")]
    [InlineData("IComparable why = \"why\"; await any.FireAsync(Hold, new() { Payload = why });")]
    [InlineData("var command = new TransitionCommand { Payload = \"why\" }; await any.FireAsync(Hold, command);")]
    [InlineData("await any.FireAsync(trigger, new() { Payload = \"why\" });")]
    [InlineData("await any.FireAsync(Submit, new() { Payload = null });")]
    [InlineData("await any.EvaluateAsync(Hold);")]
    [InlineData("try { await any.FireAsync(Hold); } catch (ArgumentException) { }")]
    [InlineData("Func<Task> act = () => any.FireAsync(Hold).AsTask();")]
    public Task The_payload_matches_the_trigger(string statements) =>
        Scenario.VerifyAsync(Articles.Method(statements), "LFC1005", Articles.Definition);

    [Theory]
    [InlineData("await {|LFC1005:pay.FireAsync(T.Pay)|};")]
    [InlineData("await pay.FireAsync(T.Pay, new() { Payload = {|LFC1005:42|} });")]
    [InlineData("await pay.FireAsync(T.Pay, new() { Payload = new Payment(1) });")]
    [InlineData("await pay.EvaluateAsync(T.Pay);")]
    public Task It_matches_where_conditions_and_action_classes_receive_it(string statements) =>
        Scenario.VerifyAsync(
            $$"""
            public enum S { A, B, C }
            public enum T { Pay }
            public sealed record Payment(int Amount);
            public sealed class Note : ITransitionAction<S, T, string, Payment>
            {
                ValueTask ITransitionAction<S, T, string, Payment>.RunAsync(
                    TransitionContext<S, T, string> context, Payment payment, CancellationToken token) => default;
            }
            public class D : LifecycleDefinition<S, T, string>
            {
                protected override void Define(LifecycleBuilder<S, T, string> b)
                {
                    b.StartsIn(S.A);
                    b.Trigger(T.Pay).Carries<Payment>();
                    b.Stage(S.A).OnExit<Note>().On(T.Pay)
                        .When<Payment>("large", (_, payment) => payment.Amount > 1000).GoTo(S.B)
                        .Otherwise().GoTo(S.C);
                    b.Stage(S.B).IsTerminal();
                    b.Stage(S.C).IsTerminal();
                }
            }
            class Use
            {
                public async Task RunAsync()
                {
                    var pay = new D().Resume("", S.A);
                    {{statements}}
                }
            }
            """,
            "LFC1005");
}
