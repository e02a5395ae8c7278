namespace Lifecycle.Partnerships;

/// <summary>Checks that a record can be that of a partnership in a stage.</summary>
internal static class StageCheck
{
    public static string? Find(Partnership partnership, PartnershipStage stage)
    {
        var record = partnership.Record;
        var isInForce = stage
            is PartnershipStage.Implementation
                or PartnershipStage.Fulfilment
                or PartnershipStage.Suspended;
        var hasEnded = stage
            is PartnershipStage.Concluded
                or PartnershipStage.Dissolved
                or PartnershipStage.NotPursued;
        return hasEnded != record.EndedAt is not null
                ? Fault(hasEnded ? "its record has not ended" : "its record has ended")
            : isInForce && record is { VersionInForce: null, Imported: null }
                ? Fault("no agreement of its record is in force")
            : !isInForce && record.VersionInForce is not null
                ? Fault("an agreement of its record is in force")
            : stage == PartnershipStage.Suspended != partnership.Suspension is not null
                ? Fault(
                    partnership.Suspension is null ? "its record is not suspended" : "its record is suspended")
            : (record.Stage ?? PartnershipStage.Preparation) is var entered && entered != stage
                ? Fault($"its record is in {entered}")
            : null;

        string Fault(string why) =>
            $"The snapshot has {partnership} in {stage}, but {why}. The snapshot and the record do not belong "
                + "together.";
    }
}
