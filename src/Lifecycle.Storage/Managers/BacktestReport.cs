using System.Globalization;

namespace Lifecycle;

/// <summary>The result of replaying stored histories against another definition. Immutable.</summary>
/// <param name="InstanceCount">How many instances were replayed.</param>
/// <param name="StepCount">How many accepted steps were replayed.</param>
/// <param name="Steps">The steps that the other definition would refuse.</param>
/// <param name="Stranded">The instances in stages that it does not have.</param>
public sealed record BacktestReport(
    long InstanceCount, long StepCount, IReadOnlyList<BacktestStep> Steps, IReadOnlyList<BacktestStranding> Stranded)
{
    /// <summary>The totals, then one line for each finding.</summary>
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

/// <summary>An accepted step that another definition would refuse. Immutable; equal by value.</summary>
/// <param name="InstanceId">The id of the instance.</param>
/// <param name="Number">The number of the entry in its history.</param>
/// <param name="Reason">Why it would be refused, as a sentence.</param>
public sealed record BacktestStep(string InstanceId, long Number, string Reason)
{
    /// <inheritdoc/>
    public override string ToString() =>
        OneLineText.Of(string.Create(CultureInfo.InvariantCulture, $"{InstanceId}, entry {Number}: {Reason}"));
}

/// <summary>An instance in a stage that another definition does not have. Immutable; equal by value.</summary>
/// <param name="InstanceId">The id of the instance.</param>
/// <param name="Stage">The stage, as text.</param>
public sealed record BacktestStranding(string InstanceId, string Stage)
{
    /// <inheritdoc/>
    public override string ToString() =>
        OneLineText.Of($"{InstanceId} is in {Stage}, which is not a stage.");
}
