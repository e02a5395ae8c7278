namespace Lifecycle.Tests.Definitions;

/// <summary>A definition can refuse a snapshot that does not belong to the subject.</summary>
public class FindMismatchTests
{
    private sealed record Book(string? Reader);

    private sealed class Loans : LifecycleDefinition<string, string, Book>
    {
        protected override void Define(LifecycleBuilder<string, string, Book> lifecycle)
        {
            lifecycle.StartsIn("here");
            lifecycle.Stage("here").On("lend").GoTo("lent");
            lifecycle.Stage("lent").IsTerminal();
        }

        protected override string? FindMismatch(Book subject, string stage) =>
            stage == "lent" && subject.Reader is null ? "It is lent, but to no one." : null;
    }

    [Fact]
    public void A_snapshot_that_does_not_belong_to_the_subject_is_refused()
    {
        LifecycleDefinition<string, string, Book>[] definitions = [new Loans(), new Loans().With(_ => { })];
        foreach (var definition in definitions)
        {
            var snapshot = definition.SnapshotOf("lent", 1);

            var thrown = Assert.Throws<SnapshotMismatchException>(() => definition.Resume(new(null), snapshot));
            Assert.Equal(("stage", "It is lent, but to no one."), (thrown.Member, thrown.Message));
            Assert.Equal("lent", definition.Resume(new("A. Khan"), snapshot).Stage);
        }
    }

    [Fact]
    public void A_stage_that_the_caller_names_is_not_questioned() =>
        Assert.Equal("lent", new Loans().Resume(new(null), "lent").Stage);
}
