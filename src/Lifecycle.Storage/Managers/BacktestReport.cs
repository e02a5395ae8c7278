namespace Lifecycle;

/// <summary>What another definition would make of stored histories. Immutable.</summary>
/// <param name="InstanceCount">How many instances were replayed.</param>
/// <param name="StepCount">How many accepted steps were replayed.</param>
/// <param name="Steps">The steps that it would not take as they were taken.</param>
/// <param name="Stranded">The instances whose stage it does not have.</param>
public sealed record BacktestReport(
    long InstanceCount, long StepCount, IReadOnlyList<BacktestStep> Steps, IReadOnlyList<BacktestStranding> Stranded)
{
    /// <summary>One line for each finding, behind the totals.</summary>
    public override string ToString() =>
        string.Join(
            '\n',
            [
                $"{InstanceCount} instances, {StepCount} steps: {Steps.Count} would be refused, {Stranded.Count} "
                    + "instances stranded.",
                .. Steps,
                .. Stranded,
            ]);
}

/// <summary>An accepted step that another definition would not take as it was taken. Immutable.</summary>
/// <param name="InstanceId">The id of the instance.</param>
/// <param name="Number">The number of the entry in its history.</param>
/// <param name="Reason">Why not.</param>
public sealed record BacktestStep(string InstanceId, long Number, string Reason)
{
    /// <inheritdoc/>
    public override string ToString() => $"{InstanceId}, entry {Number}: {Reason}";
}

/// <summary>An instance in a stage that another definition does not have. Immutable.</summary>
/// <param name="InstanceId">The id of the instance.</param>
/// <param name="Stage">The stage, as text.</param>
public sealed record BacktestStranding(string InstanceId, string Stage)
{
    /// <inheritdoc/>
    public override string ToString() => $"{InstanceId} stands in {Stage}, which is no stage.";
}
