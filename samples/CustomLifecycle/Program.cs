using CustomLifecycle;
using Lifecycle;
using Microsoft.Extensions.DependencyInjection;

var services = new ServiceCollection();
services.AddLogging();
services.AddScoped<IReferees, Referees>();
services.AddLifecycle<GrantLifecycle>();
await using var container = services.BuildServiceProvider(validateScopes: true);
await using var scope = container.CreateAsyncScope();

var grant = new Grant("A garden for the clinic", Amount: 40_000);
var grants = scope.ServiceProvider.GetRequiredService<ILifecycle<GrantStage, GrantTrigger, Grant>>();
var instance = await grants.StartAsync(grant);

Console.WriteLine(await instance.PlanAsync(GrantStage.Awarded));

Console.WriteLine();
Console.WriteLine(await instance.TryFireAsync(GrantTrigger.Submit));

grant.Budget = "Plants, soil and a gardener for a year.";
Console.WriteLine(await instance.FireAsync(GrantTrigger.Submit));
Console.WriteLine(await instance.FireAsync(GrantTrigger.Review));

Console.WriteLine();
var ruling = new Ruling(IsFor: true);
Console.WriteLine(await instance.TryFireAsync(GrantTrigger.Decide, new() { Payload = ruling }));

var referees = scope.ServiceProvider.GetRequiredService<IReferees>();
referees.Recommend(grant.Title);
referees.Recommend(grant.Title);
Console.WriteLine(await instance.FireAsync(GrantTrigger.Decide, new() { Actor = "The board", Payload = ruling }));

namespace CustomLifecycle
{
    public enum GrantStage { Draft, Submitted, UnderReview, Awarded, Rejected, Withdrawn, Open }

    public enum GrantTrigger { Submit, Review, Decide, Withdraw }

    public sealed record Grant(string Title, decimal Amount)
    {
        public string? Budget { get; set; }
    }

    public sealed record Withdrawal(string Reason);

    public sealed record Ruling(bool IsFor);

    /// <summary>Draft, Submitted and UnderReview lie within Open, from which an application can be withdrawn.</summary>
    public sealed class GrantLifecycle : LifecycleDefinition<GrantStage, GrantTrigger, Grant>
    {
        protected override void Define(LifecycleBuilder<GrantStage, GrantTrigger, Grant> lifecycle)
        {
            lifecycle.StartsIn(GrantStage.Draft).Requires("DRA-01", grant => grant.Title != "", "It has no title.");
            lifecycle.EveryTransition().Requires("GRA-01", grant => grant.Amount > 0, "It asks for no money.");
            lifecycle.Trigger(GrantTrigger.Withdraw).Carries<Withdrawal>();
            lifecycle.Trigger(GrantTrigger.Decide).Carries<Ruling>();
            lifecycle.Stage(GrantStage.Open).On(GrantTrigger.Withdraw)
                .Requires<Withdrawal>("WIT-01", (_, withdrawal) => withdrawal.Reason != "", "It gives no reason.")
                .GoTo(GrantStage.Withdrawn);
            lifecycle
                .Stage(GrantStage.Draft)
                .Within(GrantStage.Open)
                .On(GrantTrigger.Submit).GoTo(GrantStage.Submitted);
            lifecycle
                .Stage(GrantStage.Submitted)
                .Within(GrantStage.Open)
                .Requires("SUB-01", grant => grant.Budget is not null, "It has no budget.", "State its purpose.")
                .On(GrantTrigger.Review).GoTo(GrantStage.UnderReview);
            lifecycle
                .Stage(GrantStage.UnderReview)
                .Within(GrantStage.Open)
                .On(GrantTrigger.Decide)
                    .When<Ruling>("the board rejects it", (_, ruling) => !ruling.IsFor).GoTo(GrantStage.Rejected)
                    .Otherwise().Requires<TwoRefereesRecommendIt>().GoTo(GrantStage.Awarded);
            foreach (var end in (GrantStage[])[GrantStage.Awarded, GrantStage.Rejected, GrantStage.Withdrawn])
                lifecycle.Stage(end).IsTerminal();
        }
    }

    [Criterion("AWD-01", "Two referees recommend the application", TimeoutMilliseconds = 5000)]
    public sealed class TwoRefereesRecommendIt(IReferees referees) : IEntryCriterion<Grant>
    {
        public async ValueTask<CriterionResult> EvaluateAsync(
            CriterionContext<Grant> context, CancellationToken cancellationToken)
        {
            var count = await referees.CountAsync(context.Subject.Title, cancellationToken);
            return count >= 2
                ? CriterionResult.Met($"{count} recommendations")
                : CriterionResult.Unmet(
                    $"{count} of 2 referees recommend the application.",
                    "Ask the referees.",
                    "recommendations");
        }
    }

    /// <summary>The repository of recommendations.</summary>
    public interface IReferees
    {
        void Recommend(string title);

        Task<int> CountAsync(string title, CancellationToken cancellationToken);
    }

    /// <summary>Keeps recommendations in memory. A real application would use a database.</summary>
    public sealed class Referees : IReferees
    {
        private readonly List<string> _recommendations = [];

        public void Recommend(string title) => _recommendations.Add(title);

        public async Task<int> CountAsync(string title, CancellationToken cancellationToken)
        {
            await Task.Yield();
            return _recommendations.Count(each => each == title);
        }
    }
}
