using Lifecycle.Analyzers.Tests.Usage.CorrectCode;

namespace Lifecycle.Analyzers.Tests.Usage;

/// <summary>Contracts of methods about the instance in the object that they are called on.</summary>
public class MethodContractTests
{
    private const string Types = """
        public class Paper
        {
            private readonly Held _held = Shelf.Lifecycle.Start(new());

            [RequiresStage(Review, Accepted)]
            public void Print() => Console.WriteLine(_held.Stage);

            [EnsuresStage(Review)]
            public async Task SubmitAsync() => await _held.FireAsync(Submit);

            [EnsuresStage(Accepted)]
            public async Task PassAsync(Func<Held, Task> pass)
            {
                var held = Shelf.Lifecycle.Start(new());
                await pass(held);
            }
        }
        """;

    [Theory]
    [InlineData("var paper = new Paper(); {|LFC1004:paper|}.Print();")]
    [InlineData("{|LFC1004:new Paper()|}.Print();")]
    public Task A_method_that_requires_another_stage_is_reported_where_it_is_called(string statements) =>
        Correct.VerifyAsync(statements, types: Types);

    [Theory]
    [InlineData("var paper = new Paper(); await paper.SubmitAsync(); paper.Print();")]
    [InlineData("var paper = new Paper(); await paper.PassAsync(_ => Task.CompletedTask); paper.Print();")]
    public Task A_method_may_be_called_behind_one_that_ensures_its_stage(string statements) =>
        Correct.VerifyAsync(statements, types: Types);

    [Fact]
    public Task Inside_a_method_its_object_is_in_a_required_stage() =>
        Correct.VerifyAsync(
            "await new Paper(AsPublished(any)).ApproveAsync();",
            "private static Held AsPublished(Held it) => it.Stage == Published ? it : Post.Published;",
            types: """
                public class Paper(Held held)
                {
                    private readonly Held _held = held;

                    [RequiresStage(Published)]
                    public async Task ApproveAsync() => await {|LFC1001:_held.FireAsync(Approve)|};

                    [RequiresStage(Review)]
                    public async Task PassAsync() => await _held.FireAsync(Approve);
                }

                public static class Post
                {
                    public static Held Published => Shelf.Lifecycle.Resume(new(), Stage.Published);
                }
                """);

    [Theory]
    [InlineData("if (flag) await {|LFC1004:new Letter()|}.SendAsync();")]
    [InlineData("var letter = new Letter(); {|LFC1004:letter|}.Label();")]
    [InlineData(
        "var letter = new Letter(); if (flag) await {|LFC1004:letter|}.SendAsync(); await letter.WithdrawAsync();")]
    [InlineData("if (flag) await PublishAsync({|LFC1004:draft|});")]
    public Task One_mistake_is_reported_once_where_the_method_is_called(string statements) =>
        Correct.VerifyAsync(
            statements,
            """
            private static async Task PublishAsync([RequiresStage(Accepted)] Held held) =>
                await held.FireAsync(Publish);
            """,
            """
            public class Letter
            {
                private readonly Held _held = Shelf.Lifecycle.Start(new());

                [RequiresStage(Accepted)]
                public async Task SendAsync() => await _held.FireAsync(Publish);

                [RequiresStage(Accepted)]
                public void Label() => Console.WriteLine("label");

                public async Task WithdrawAsync() => await _held.FireAsync(Withdraw);
            }
            """);

    [Fact]
    public Task A_method_that_cannot_keep_its_promise_is_reported() =>
        Correct.VerifyAsync(
            "var letter = new Letter(); await letter.SubmitAsync();",
            types: """
                public class Letter
                {
                    private readonly Held _held = Shelf.Lifecycle.Start(new());

                    [EnsuresStage(Published)]
                    public async Task {|LFC1006:SubmitAsync|}() => await _held.FireAsync(Submit);

                    [RequiresStage(Review), EnsuresStage(Accepted)]
                    public void {|LFC1006:Wait|}() => Console.WriteLine("waiting");

                    [RequiresStage(Review), EnsuresStage(Accepted)]
                    public async Task ApproveAsync() => await _held.FireAsync(Approve);

                    [EnsuresStage(Accepted)]
                    public async Task PassAsync(Func<Held, Task> pass)
                    {
                        if (_held.Stage == Review)
                            await _held.FireAsync(Approve);
                    }

                    [EnsuresStage(Accepted)]
                    public void Fail() => throw new InvalidOperationException();
                }
                """);
}
