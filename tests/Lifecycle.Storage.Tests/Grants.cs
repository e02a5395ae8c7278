using System.Text.Json.Serialization;
using static Lifecycle.Storage.Tests.GrantStage;
using static Lifecycle.Storage.Tests.GrantTrigger;

namespace Lifecycle.Storage.Tests;

public enum GrantStage
{
    Draft,
    Open,
    Submitted,
    UnderReview,
    Approved,
    Announced,
    Rejected,
}

public enum GrantTrigger
{
    Comment,
    Submit,
    Review,
    Approve,
    Announce,
    Reject,
    Fail,
}

public sealed class Grant
{
    public string? Title { get; set; }

    public int Comments { get; set; }

    public DateTimeOffset? DecideBy { get; set; }

    public bool MayBeRejected { get; set; } = true;
}

public sealed record GrantDecided(string Stage, string? Title);

[JsonSerializable(typeof(Grant))]
[JsonSerializable(typeof(GrantDecided))]
public sealed partial class GrantJson : JsonSerializerContext;

/// <summary>A lifecycle with a superstage, criteria, stays, events, follow-ups, and a due date.</summary>
public class GrantLifecycle : LifecycleDefinition<GrantStage, GrantTrigger, Grant>
{
    public override string Name => "Grant";

    protected override void Define(LifecycleBuilder<GrantStage, GrantTrigger, Grant> lifecycle)
    {
        lifecycle.StartsIn(Draft);
        lifecycle.Stage(Draft)
            .On(Comment).OnTransition(context => context.Subject.Comments++).Stay()
            .On(Submit).GoTo(Submitted)
            .On(Fail).OnTransition(_ => throw new TimeoutException("The registry does not answer.")).Stay();
        lifecycle.Stage(Open)
            .DueBy(grant => grant.DecideBy, fires: Reject)
            .On(Reject).Emits(context => new GrantDecided("Rejected", context.Subject.Title)).GoTo(Rejected);
        lifecycle.Stage(Submitted).Within(Open)
            .Requires("GRA-01", grant => grant.Title is not null, unmet: "It has no title.")
            .Requires("GRA-02", grant => grant.Comments > 0, unmet: "No one has commented on it.")
            .On(Review).GoTo(UnderReview);
        lifecycle.Stage(UnderReview).Within(Open)
            .On(Approve).Emits(context => new GrantDecided("Approved", context.Subject.Title)).GoTo(Approved);
        lifecycle.Stage(Approved)
            .OnEntry(context => context.Then(Announce))
            .On(Announce)
                .Emits(context => new GrantDecided("Announced", context.Subject.Title))
                .Emits(context => new GrantDecided("Archived", context.Subject.Title))
                .GoTo(Announced);
        lifecycle.Stage(Announced).IsTerminal();
        lifecycle
            .Stage(Rejected)
            .Requires("GRA-03", grant => grant.MayBeRejected, unmet: "It is protected.")
            .IsTerminal();
    }
}
