namespace Lifecycle.Partnerships.Tests.Laws;

/// <summary>The result of one command: the record and the stage before and after it.</summary>
internal sealed record Step(Command Command, Standing Before, Standing After, DateTimeOffset At)
{
    /// <summary>The result of the fire; <see langword="null"/> for a command that fires nothing or throws.</summary>
    public TransitionResult<PartnershipStage, PartnershipTrigger>? Fired { get; init; }

    /// <summary>The trigger of an accepted fire.</summary>
    public PartnershipTrigger? Accepted => Fired is { Accepted: true } fired ? fired.Trigger : null;

    /// <summary>The exception that the command threw; <see langword="null"/> if it threw none.</summary>
    public Exception? Exception { get; init; }
}

/// <summary>The state of a partnership at one moment.</summary>
internal sealed record Standing(PartnershipStage Stage, long Version, PartnershipRecord Record)
{
    public bool IsInForce =>
        Stage is PartnershipStage.Implementation or PartnershipStage.Fulfilment or PartnershipStage.Suspended;

    public bool HasEnded =>
        Stage is PartnershipStage.Concluded or PartnershipStage.Dissolved or PartnershipStage.NotPursued;

    public AgreementVersion? InForce =>
        Record.AgreementVersions.Find(version => version.Number == Record.VersionInForce);

    /// <summary>
    /// The number of committed partners that have signed the version in force. The generated partners are all
    /// independent.
    /// </summary>
    public int Signatories => Record.Partners.Count(partner =>
        partner.IsCommitted
        && InForce is { } version
        && version.IsSignedBy(partner));

    /// <summary>Whether the agreement in force has expired on a day.</summary>
    public bool IsExpiredOn(DateTimeOffset at) =>
        InForce?.Terms.Term?.End < DateOnly.FromDateTime(at.UtcDateTime);
}
