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
}
