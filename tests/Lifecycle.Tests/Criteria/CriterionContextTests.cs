using Microsoft.Extensions.Time.Testing;
using static Lifecycle.Tests.Criteria.SingleCriterionLifecycle;

namespace Lifecycle.Tests.Criteria;

public class CriterionContextTests
{
    private readonly FakeTimeProvider _clock = new(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_criterion_sees_the_step_that_it_guards()
    {
        CriterionContext<string> seen = default!;
        var instance = Requiring((context, _) => { seen = context; return new(CriterionResult.Met()); })
            .Start("subject", new() { TimeProvider = _clock });

        await instance.EvaluateAsync("go", new() { Actor = "Ann" });

        Assert.Equal(("subject", "a", "b", "go", "Ann"), (seen.Subject, seen.From, seen.To, seen.Trigger, seen.Actor));
        Assert.Equal(_clock.GetUtcNow(), seen.Now);
    }
}
