namespace Lifecycle.Partnerships.Tests.Laws;

/// <summary>What came of one command: all that was recorded, and the stage, on either side of it.</summary>
internal sealed record Step(Command Command, Standing Before, Standing After, DateTimeOffset At)
{
    /// <summary>
    /// What came of the fire; <see langword="null"/> for a command that fires nothing, or was thrown out.
    /// </summary>
    public TransitionResult<PartnershipStage, PartnershipTrigger>? Fired { get; init; }

    /// <summary>The trigger of an accepted fire.</summary>
    public PartnershipTrigger? Accepted => Fired is { Accepted: true } fired ? fired.Trigger : null;

    /// <summary>Why the command was thrown out.</summary>
    public Exception? Objection { get; init; }
}

/// <summary>A partnership at one moment.</summary>
internal sealed record Standing(PartnershipStage Stage, long Version, PartnershipRecord Record)
{
    public bool IsInForce =>
        Stage is PartnershipStage.Implementation or PartnershipStage.Fulfilment or PartnershipStage.Suspended;

    public bool HasEnded =>
        Stage is PartnershipStage.Concluded or PartnershipStage.Dissolved or PartnershipStage.NotPursued;

    public AgreementVersion? InForce =>
        Record.AgreementVersions.Find(version => version.Number == Record.VersionInForce);

    /// <summary>
    /// The partners that are held to what is in force, and signed it. None of the partners of these laws belongs to
    /// another.
    /// </summary>
    public int Signatories => Record.Partners.Count(partner =>
        partner.Stage is MembershipStage.Committed or MembershipStage.Active or MembershipStage.InBreach
        && InForce is { } version
        && version.Signatures.Any(signature => signature.Partner == partner.Name && signature.Lifting is null));
}
