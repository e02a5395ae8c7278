namespace Lifecycle.Analyzers.Tests.Usage;

/// <summary>Classes that are wrappers of an instance, and classes that are not.</summary>
public class WrapperTests
{
    private const string Methods = """
        public async Task SubmitAsync() => await _instance.FireAsync(Submit);
        public Task ApproveAsync() => _instance.FireAsync(Approve).AsTask();
        public void Publish() { _instance.FireAsync(Trigger.Publish).AsTask().Wait(); }
        public async Task TryAsync(bool flag) { if (flag) { _ = await _instance.TryFireAsync(Submit); } }
        public async Task BothAsync() { await SubmitAsync(); await ApproveAsync(); }
        public bool IsDraft => _instance.Stage == Draft;
        private int _notes;
        public void Note() { _notes++; Console.WriteLine($"Note {_notes}"); }
        """;

    private const string Made =
        "private readonly LifecycleInstance<Stage, Trigger, Article> _instance; public Paper() { _instance = "
            + "Shelf.Lifecycle.Start(new()); } public Paper(Stage stage) { _instance = Shelf.Lifecycle.Resume(new(), "
            + "stage); }";

    [Theory]
    [InlineData("var paper = new Paper(); {|LFC1001:paper.Publish()|};")]
    [InlineData("var paper = new Paper(); await paper.SubmitAsync(); {|LFC1001:paper.Publish()|};")]
    [InlineData(
        "var paper = new Paper(); await paper.SubmitAsync(); await paper.ApproveAsync(); paper.Publish(); await "
            + "{|LFC1001:paper.SubmitAsync()|};")]
    [InlineData("var paper = new Paper(); await paper.TryAsync(flag); {|LFC1001:paper.Publish()|};")]
    [InlineData("var paper = new Paper(); Console.WriteLine(paper.IsDraft); {|LFC1001:paper.Publish()|};")]
    [InlineData("var paper = new Paper(); paper.Note(); {|LFC1001:paper.Publish()|};")]
    [InlineData(
        "for (var i = 0; i < 3; i++) { var paper = new Paper(); await paper.SubmitAsync(); "
            + "{|LFC1001:paper.Publish()|}; }")]
    [InlineData("var paper = new Paper(); var same = paper; await same.SubmitAsync(); {|LFC1001:paper.Publish()|};")]
    public Task A_call_that_its_instance_refuses_is_reported(string statements) => VerifyAsync(Made, statements);

    [Theory]
    [InlineData("var paper = new Paper(); await paper.SubmitAsync(); await paper.ApproveAsync(); paper.Publish();")]
    [InlineData("var paper = new Paper(); await paper.TryAsync(flag); await paper.ApproveAsync(); paper.Publish();")]
    [InlineData("var paper = new Paper(); await TouchAsync(paper); paper.Publish();")]
    [InlineData("any.Publish();")]
    [InlineData(
        "var paper = new Paper(); var task = paper.SubmitAsync(); await Task.Yield(); await paper.ApproveAsync(); "
            + "await task;")]
    [InlineData("var paper = new Paper(); try { paper.Publish(); } catch (AggregateException) { }")]
    [InlineData("var paper = flag ? new Paper() : any; paper.Publish();")]
    [InlineData(
        "var paper = new Paper(); paper.Note(); await paper.SubmitAsync(); paper.Note(); await paper.ApproveAsync(); "
            + "paper.Publish();")]
    [InlineData("var paper = new Paper(); await paper.BothAsync(); paper.Publish();")]
    public Task A_call_that_its_instance_may_permit_is_not_reported(string statements) => VerifyAsync(Made, statements);

    [Theory]
    [InlineData(
        "private readonly LifecycleInstance<Stage, Trigger, Article> _instance = Shelf.Lifecycle.Start(new());",
        "var paper = new Paper(); {|LFC1001:paper.Publish()|};")]
    [InlineData(
        "private readonly LifecycleInstance<Stage, Trigger, Article> _instance; public Paper(LifecycleInstance<Stage, "
            + "Trigger, Article> given) => _instance = given;",
        "var paper = new Paper(draft); {|LFC1001:paper.Publish()|};")]
    [InlineData(
        "private readonly LifecycleInstance<Stage, Trigger, Article> _instance; public Paper(LifecycleInstance<Stage, "
            + "Trigger, Article> given) => _instance = given;",
        "var paper = new Paper(draft); await draft.FireAsync(Submit); await paper.ApproveAsync(); paper.Publish();")]
    [InlineData(
        "private readonly LifecycleInstance<Stage, Trigger, Article> _instance; public Paper(Stage stage) { _instance "
            + "= Shelf.Lifecycle.Resume(new(), stage); }",
        "var paper = new Paper(Accepted); paper.Publish();")]
    [InlineData(
        "private LifecycleInstance<Stage, Trigger, Article> _instance = Shelf.Lifecycle.Start(new()); public void "
            + "Replace(LifecycleInstance<Stage, Trigger, Article> other) => _instance = other;",
        "var paper = new Paper(); paper.Replace(article); paper.Publish();")]
    [InlineData(
        "private readonly LifecycleInstance<Stage, Trigger, Article> _instance = Shelf.Lifecycle.Start(new()); public "
            + "LifecycleInstance<Stage, Trigger, Article> Inner => _instance;",
        "var paper = new Paper(); await paper.Inner.FireAsync(Submit); await paper.ApproveAsync(); paper.Publish();")]
    [InlineData(
        "private readonly LifecycleInstance<Stage, Trigger, Article> _instance = Shelf.Lifecycle.Start(new()); public "
            + "void Hand(List<object> to) => to.Add(_instance);",
        "var paper = new Paper(); var list = new List<object>(); paper.Hand(list); await ((LifecycleInstance<Stage, "
            + "Trigger, Article>)list[0]).FireAsync(Submit); await paper.ApproveAsync(); paper.Publish();")]
    [InlineData(
        "private readonly LifecycleInstance<Stage, Trigger, Article> _instance = Shelf.Lifecycle.Start(new()); public "
            + "void Hand(List<object> to) => to.Add(this);",
        "var paper = new Paper(); var list = new List<object>(); paper.Hand(list); await "
            + "((Paper)list[0]).SubmitAsync(); "
            + "await paper.ApproveAsync(); paper.Publish();")]
    [InlineData(
        "private readonly LifecycleInstance<Stage, Trigger, Article> _instance = Shelf.Lifecycle.Start(new()); public "
            + "Action Later => () => _instance.FireAsync(Submit).AsTask().Wait();",
        "var paper = new Paper(); paper.Later(); await paper.ApproveAsync(); paper.Publish();")]
    [InlineData(
        "private readonly LifecycleInstance<Stage, Trigger, Article> _instance = Shelf.Lifecycle.Start(new()); public "
            + "bool Sneaky => _instance.FireAsync(Submit).IsCompleted;",
        "var paper = new Paper(); _ = paper.Sneaky; await paper.ApproveAsync(); paper.Publish();")]
    public Task A_class_whose_instance_escapes_is_no_wrapper(string field, string statements) =>
        VerifyAsync(field, statements);

    private static Task<IReadOnlyList<Microsoft.CodeAnalysis.Diagnostic>> VerifyAsync(
        string field,
        string statements) =>
        Scenario.VerifyAsync(
            $$"""
            using static Stage;
            using static Trigger;

            public class Paper
            {
                {{field}}
                {{Methods}}
            }

            public class Desk
            {
                protected virtual Task TouchAsync(Paper paper) => Task.CompletedTask;

                public async Task RunAsync(
                    Paper any, LifecycleInstance<Stage, Trigger, Article> article, bool flag)
                {
                    var draft = Shelf.Lifecycle.Start(new());
                    await Task.Yield();
                    {{statements}}
                }
            }

            public class Mover : Desk
            {
                protected override async Task TouchAsync(Paper paper)
                {
                    await paper.SubmitAsync();
                    await paper.ApproveAsync();
                }
            }
            """,
            "LFC1001",
            Articles.Definition);
}
