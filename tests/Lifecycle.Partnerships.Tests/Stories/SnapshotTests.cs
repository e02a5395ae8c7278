using static Lifecycle.Partnerships.PartnershipStage;
using static Lifecycle.Partnerships.PartnershipTrigger;

namespace Lifecycle.Partnerships.Tests.Stories;

/// <summary>A snapshot resumes only on a record that can be in its stage.</summary>
public class SnapshotTests
{
    private static readonly PartnershipLifecycle Lifecycle = new();

    [Fact]
    public async Task A_snapshot_of_Fulfilment_does_not_resume_on_a_record_in_Development()
    {
        var fulfilled = await new WarmHomes().GoTo(Fulfilment);
        var developing = await new WarmHomes().GoTo(Development);

        var thrown = Assert.Throws<SnapshotMismatchException>(() =>
            Lifecycle.Resume(developing.Partnership, fulfilled.Instance.Snapshot()));

        Assert.Equal("stage", thrown.Member);
        Assert.Equal(
            "The snapshot has Warm Homes in Fulfilment, but no agreement of its record is in force. The snapshot and "
                + "the record do not belong together.",
            thrown.Message);
        Assert.Throws<SnapshotMismatchException>(() =>
            Lifecycle.Resume(fulfilled.Partnership, developing.Instance.Snapshot()));
    }

    [Fact]
    public async Task A_snapshot_resumes_only_on_a_record_that_entered_its_stage()
    {
        var implemented = await new WarmHomes().GoTo(Implementation);
        var fulfilled = await new WarmHomes().GoTo(Fulfilment);
        var prepared = new WarmHomes();
        var developing = await new WarmHomes().GoTo(Development);
        WarmHomes[] all = [implemented, fulfilled, prepared, developing];

        foreach (var (one, other) in all.SelectMany(one => all.Select(other => (one, other))))
        {
            if (one.Instance.Stage == other.Instance.Stage)
                Assert.Equal(one.Instance.Stage, Lifecycle.Resume(one.Partnership, other.Instance.Snapshot()).Stage);
            else
                Assert.Throws<SnapshotMismatchException>(() =>
                    Lifecycle.Resume(one.Partnership, other.Instance.Snapshot()));
        }
    }

    [Fact]
    public async Task A_snapshot_of_a_suspension_or_an_end_does_not_resume_on_another_record()
    {
        var suspended = await new WarmHomes().GoTo(Fulfilment);
        await suspended.Move(Suspend, payload: suspended.Notice);
        var fulfilled = await new WarmHomes().GoTo(Fulfilment);
        var dissolved = await new WarmHomes().GoTo(Fulfilment);
        dissolved.Partnership.RecordTermination("termination.pdf", "It is over.");
        await dissolved.Move(Dissolve);

        WarmHomes[] all = [suspended, fulfilled, dissolved];
        foreach (var (one, other) in all.SelectMany(one => all.Select(other => (one, other))))
        {
            if (one == other)
                Assert.Equal(one.Instance.Stage, Lifecycle.Resume(one.Partnership, one.Instance.Snapshot()).Stage);
            else
                Assert.Throws<SnapshotMismatchException>(() =>
                    Lifecycle.Resume(one.Partnership, other.Instance.Snapshot()));
        }
    }
}
