namespace Lifecycle.Tests.Definitions;

/// <summary>The criteria of a lifecycle may vary with its subjects.</summary>
public class VaryByTests
{
    private static readonly LifecycleDefinition<string, string, int> Lifecycle = InlineLifecycle.Of<int>(l =>
    {
        l.StartsIn("a");
        l.Stage("a").On("enter").GoTo("b");
        l.Stage("b").Requires("B-01", _ => false, "Never.", severity: Severity.Waivable).IsTerminal();
    });

    private static LifecycleDefinition<string, string, int> Varied => Lifecycle.With(criteria => criteria
        .VaryBy(subject => subject >= 100, (changes, isLarge) =>
        {
            if (!isLarge)
                changes.SetSeverity("B-01", Severity.Advisory);
        }));

    [Fact]
    public async Task The_variant_of_the_subject_decides_whether_it_starts_or_resumes()
    {
        var lifecycle = Varied;
        var large = await lifecycle.Start(100).TryFireAsync("enter");
        var small = await lifecycle.Resume(99, lifecycle.Start(100).Snapshot()).TryFireAsync("enter");

        Assert.Equal(TransitionOutcome.Refused, large.Outcome);
        Assert.Equal(Severity.Waivable, large.Report.Lines[0].Criterion.Severity);
        Assert.True(small.Moved);
        Assert.Equal(Severity.Advisory, small.Report.Lines[0].Criterion.Severity);
    }

    [Fact]
    public async Task Changes_of_a_varied_definition_apply_before_those_of_the_variant()
    {
        var lifecycle = Varied.With(criteria => criteria.SetSeverity("B-01", Severity.Advisory));

        Assert.True((await lifecycle.Start(100).TryFireAsync("enter")).Moved);
        Assert.Equal(Severity.Advisory, lifecycle.GraphFor(1).Criteria[0].Severity);
    }

    [Fact]
    public void The_graph_for_a_subject_has_its_criteria()
    {
        Assert.Equal(Severity.Waivable, Varied.Graph.Criteria[0].Severity);
        Assert.Equal(Severity.Waivable, Varied.GraphFor(100).Criteria[0].Severity);
        Assert.Equal(Severity.Advisory, Varied.GraphFor(99).Criteria[0].Severity);
        Assert.Same(Lifecycle.Graph, Lifecycle.GraphFor(99));
    }

    [Fact]
    public void Criteria_that_vary_in_two_ways_are_a_fault()
    {
        var twice = Varied.With(criteria => criteria.VaryBy(subject => subject, (_, _) => { }));

        var fault = Assert.Single(Assert.Throws<DefinitionException>(() => twice.Graph).Faults);
        Assert.Equal("Its criteria vary in two ways; vary them in one.", fault.ToString());
    }
}
