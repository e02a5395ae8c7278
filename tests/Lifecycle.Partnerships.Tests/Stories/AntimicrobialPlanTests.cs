using static Lifecycle.Partnerships.PartnershipStage;
using static Lifecycle.Partnerships.PartnershipTrigger;

namespace Lifecycle.Partnerships.Tests.Stories;

/// <summary>Human and animal health must run a national plan together, through to its next cycle.</summary>
public class AntimicrobialPlanTests
{
    [Criterion("AMR-SECTORS", "Human and animal health are both committed")]
    private sealed class BothSectorsAreCommitted : EntryCriterion<Partnership>
    {
        protected override CriterionResult Evaluate(CriterionContext<Partnership> context)
        {
            var sectors = context.Subject.Members.Committed.Select(partner => partner.Sector).ToHashSet();
            return sectors.Contains(Sector.Health) && sectors.Contains(Sector.Agriculture)
                ? CriterionResult.Met()
                : CriterionResult.Unmet("Only one of human and animal health is committed.", "Engage the other one.");
        }
    }

    private const string Farmers = "Agriculture Department";

    private readonly WarmHomes _homes = new(
        new PartnershipLifecycle().With(criteria => criteria.Add<BothSectorsAreCommitted>(entering: Implementation)));

    [Fact]
    public async Task It_is_agreed_once_both_sectors_commit_and_starts_a_new_cycle_once_it_is_reviewed()
    {
        await _homes.GoTo(Development);
        Assert.Equal(["AMR-SECTORS"], await _homes.RefusalOf(ReachAgreement));

        var (partnership, now) = (_homes.Partnership, _homes.Now);
        partnership.Members.Add(Farmers, Sector.Agriculture);
        partnership.Members.RecordEngagement(Farmers, "Talks.", now);
        partnership.Members.Commit(Farmers, "letter", now);
        partnership.Members.AcknowledgeAims(Farmers);
        partnership.Members.RecordDueDiligence(Farmers, "Public body.", "None.");
        partnership.Members.RecordContribution(Farmers, "Surveillance", "Lead for animals");
        Assert.Equal(["IMP-02"], await _homes.RefusalOf(ReachAgreement));
        partnership.Agreement.Sign(1, Farmers, now);
        await _homes.Move(ReachAgreement);
        await _homes.Move(Launch);

        partnership.Reviews.RecordLearning("The term is over.", "Voluntary targets work.", _homes.Now);
        Assert.Equal(["LOOP-01"], await _homes.RefusalOf(StartNewCycle));
        partnership.Reviews.Record(new(ReviewKind.Final, "review", ReviewOutcome.Renegotiate, _homes.Now));
        await _homes.Move(StartNewCycle);

        Assert.Equal((Preparation, 2), (_homes.Instance.Stage, partnership.Cycle));
    }
}
