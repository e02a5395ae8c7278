namespace Lifecycle.Tests.Definitions;

/// <summary>A definition can refuse a snapshot that does not belong to the subject.</summary>
public class FindMismatchTests
{
    private sealed class Loans : LifecycleDefinition<string, string, List<string>>
    {
        protected override void Define(LifecycleBuilder<string, string, List<string>> lifecycle)
        {
            lifecycle.StartsIn("here");
            lifecycle.Stage("here").On("lend").GoTo("lent");
            lifecycle.Stage("lent").IsTerminal();
        }

        protected override string? FindMismatch(List<string> subject, string stage) =>
            stage == "lent" && subject.Count == 0 ? "It is lent, but to no one." : null;
    }

    [Fact]
    public void A_snapshot_that_does_not_belong_to_the_subject_is_refused()
    {
        LifecycleDefinition<string, string, List<string>>[] definitions = [new Loans(), new Loans().With(_ => { })];
        foreach (var definition in definitions)
        {
            var snapshot = definition.SnapshotOf("lent", 1);

            var thrown = Assert.Throws<SnapshotMismatchException>(() => definition.Resume([], snapshot));
            Assert.Equal(("stage", "It is lent, but to no one."), (thrown.Member, thrown.Message));
            Assert.Equal("lent", definition.Resume(["A. Khan"], snapshot).Stage);
        }
    }

    [Fact]
    public void A_stage_that_the_caller_names_is_not_questioned() =>
        Assert.Equal("lent", new Loans().Resume([], "lent").Stage);
}
