namespace Lifecycle.Diagrams.Tests.Guide;

/// <summary>The grants that docs/definitions-as-data.md configures.</summary>
public class GrantFileTests
{
    private sealed class Grant
    {
        public decimal Budget { get; set; }

        public bool IsRejected { get; set; }

        public List<string> Recommendations { get; } = [];

        public List<string> Letters { get; } = [];
    }

    [Criterion("AWD-01", "Two referees recommend the application")]
    private sealed class RefereesRecommend : EntryCriterion<Grant>
    {
        protected override CriterionResult Evaluate(CriterionContext<Grant> context) =>
            context.Subject.Recommendations.Count >= 2
                ? CriterionResult.Met($"{context.Subject.Recommendations.Count} recommendations")
                : CriterionResult.Unmet("Too few referees recommend it.", "Ask another referee.");
    }

    private sealed class TellApplicant : ITransitionAction<string, string, Grant>
    {
        public ValueTask RunAsync(
            TransitionContext<string, string, Grant> context, CancellationToken cancellationToken)
        {
            context.Subject.Letters.Add($"Your application is in stage {context.To}.");
            return ValueTask.CompletedTask;
        }
    }

    private static readonly string File = Path.Combine(AppContext.BaseDirectory, "Guide", "grant.json");

    private static readonly LifecycleBindings<Grant> Bindings = new LifecycleBindings<Grant>()
        .Criterion("ACT-01", (context, _) => new(
            context.Actor is null ? CriterionResult.Unmet("No one signed in.", "Sign in.") : CriterionResult.Met()))
        .Criterion("SUB-01", grant => grant.Budget > 0, "It has no budget.", "State the budget.")
        .Criterion<RefereesRecommend>()
        .Condition("the board rejects it", grant => grant.IsRejected)
        .Action<TellApplicant>("tell the applicant")
        .Action("remind the referees", (context, _) =>
        {
            context.Subject.Letters.Add("Please review the application.");
            return ValueTask.CompletedTask;
        });

    [Fact]
    public async Task A_grant_is_refused_completed_and_awarded_by_the_file()
    {
        var lifecycle = LifecycleReader.ReadJson(System.IO.File.ReadAllText(File)).ToDefinition(Bindings);
        var grant = new Grant();
        var instance = lifecycle.Start(grant);

        var refused = await instance.TryFireAsync("Submit", new() { Actor = "Ann" });
        Assert.Contains("It has no budget. Remedy: State the budget.", refused.ToString(), StringComparison.Ordinal);

        grant.Budget = 1_000;
        await instance.FireAsync("Submit", new() { Actor = "Ann" });
        grant.Recommendations.AddRange(["Ben", "Cy"]);
        await instance.FireAsync("Decide", new() { Actor = "Ann" });

        Assert.Equal("Awarded", instance.Stage);
        Assert.Equal(["Your application is in stage Awarded."], grant.Letters);
    }

    [Fact]
    public async Task The_other_branch_is_taken_if_the_condition_holds()
    {
        var lifecycle = LifecycleReader.ReadJson(System.IO.File.ReadAllText(File)).ToDefinition(Bindings);
        var instance = lifecycle.Resume(new() { IsRejected = true }, "UnderReview");

        await instance.FireAsync("Remind", new() { Actor = "Ann" });
        await instance.FireAsync("Decide", new() { Actor = "Ann" });

        Assert.Equal("Rejected", instance.Stage);
        Assert.Equal(["Please review the application."], instance.Subject.Letters);
    }

    [Fact]
    public void Title_severity_source_and_due_date_are_those_of_the_file()
    {
        var lifecycle = LifecycleReader.ReadJson(System.IO.File.ReadAllText(File)).ToDefinition(Bindings);

        var criterion = lifecycle.Graph.Criteria.Single(each => each.Id == "AWD-01");
        Assert.Equal((Severity.Waivable, "Grant regulations, 7.2"), (criterion.Severity, criterion.Source));
        var due = Assert.Single(lifecycle.Resume(new(), "UnderReview").DueDates());
        Assert.Equal("Remind", due.Trigger);
    }

    [Fact]
    public void A_name_that_is_bound_to_nothing_is_reported_with_its_line()
    {
        var document = LifecycleReader.ReadJson(System.IO.File.ReadAllText(File));

        var exception = Assert.Throws<LifecycleDocumentException>(
            () => document.ToDefinition(new LifecycleBindings<Grant>()));

        Assert.Contains(
            "Line 32, stages[3]: The action tell the applicant is bound to no code; call Action of the bindings.",
            exception.Message,
            StringComparison.Ordinal);
        Assert.Equal(6, exception.Faults.Count);
    }

    [Fact]
    public void A_lifecycle_without_bindings_can_be_drawn() =>
        Assert.Contains(
            "UnderReview --> Awarded : Decide (AWD-01)",
            LifecycleReader.ReadJson(System.IO.File.ReadAllText(File)).ToGraph()
                .ToMermaid(new() { Criteria = CriteriaDisplay.Labels }),
            StringComparison.Ordinal);
}
